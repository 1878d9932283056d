import type { FastifyInstance } from 'fastify';
import { notFound } from '../errors.ts';
import { securityHeaders } from './security-headers.ts';

const config = { heyi: { access: { kind: 'open' }, rate: 'media', audit: 'none' } } as const;

/** The one `<style>` that Swagger UI writes into its page, by its hash. */
const policy = securityHeaders['content-security-policy']!.replace(
  "style-src 'self'",
  "style-src 'self' 'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='",
);

/** The API's documents for people at `/docs`, set up when somebody first asks: most shops have nobody who does. */
export function mountDocs(app: FastifyInstance, describe: () => unknown): void {
  let docs: Promise<FastifyInstance> | undefined;
  for (const url of ['/docs', '/docs/*']) {
    app.get(url, { config, schema: { hide: true } }, async (request, reply) => {
      docs ??= createDocs(describe());
      const answer = await (await docs).inject({ method: 'GET', url: request.url });
      if (answer.statusCode === 404) throw notFound('http.not_found');
      const { 'content-length': _length, connection: _connection, ...headers } = answer.headers;
      headers['content-security-policy'] = policy;
      return reply.code(answer.statusCode).headers(headers).send(answer.rawPayload);
    });
  }
}

async function createDocs(document: unknown): Promise<FastifyInstance> {
  const [{ fastify }, { default: swagger }, { default: swaggerUi }] = await Promise.all([
    import('fastify'),
    import('@fastify/swagger'),
    import('@fastify/swagger-ui'),
  ]);
  const docs = fastify();
  await docs.register(swagger, { mode: 'static', specification: { document: document as never } });
  await docs.register(swaggerUi, { routePrefix: '/docs' });
  await docs.ready();
  return docs;
}
