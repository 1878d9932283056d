import type { FastifyInstance } from 'fastify';
import { notFound } from '../errors.ts';

const config = { heyi: { access: { kind: 'open' }, rate: 'media', audit: 'none' } } as const;

/** The API's documents for people at `/docs`, set up when somebody first asks: most shops have nobody who does. */
export function mountDocs(app: FastifyInstance, describe: () => unknown): void {
  let docs: Promise<FastifyInstance> | undefined;
  for (const url of ['/docs', '/docs/*']) {
    app.get(url, { config, schema: { hide: true } }, async (request, reply) => {
      docs ??= createDocs(describe());
      const answer = await (await docs).inject({ method: 'GET', url: request.url });
      if (answer.statusCode === 404) throw notFound('http.not_found');
      const { 'content-length': _length, connection: _connection, ...headers } = answer.headers;
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
