import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readShop, type Kernel } from '../kernel/context.ts';
import { notFound } from '../kernel/errors.ts';
import { VISITOR_COOKIE, type Visitors } from '../kernel/http/visitors.ts';
import type { Id, ShopId } from '../kernel/ids.ts';
import { dataOf, headOf } from './page-html.ts';
import { buildFolder, readConsoleBuild, readStorefrontBuild, type StorefrontBuild } from './read-build.ts';
import type { PageContent, StorePage } from './store-page.ts';

export interface FrontEndParts {
  kernel: Kernel;
  visitors: Visitors;
  /** Public address without a trailing slash; else the request's own. */
  publicUrl: string | undefined;
  shopOfHost: (host: string) => Promise<ShopId | undefined>;
  pages: readonly StorePage[];
}

/** Read by `refuseUndeclared`: the pages are open to everyone, and what they show is read with a visitor's rights. */
const config = { heyi: { access: { kind: 'public' }, rate: 'media', audit: 'none' } } as const;
const hidden = { hide: true };
const nameless: PageContent = { title: '合一', description: '', replies: {} };

/** A shop is found through friends: search engines stay outside, link previews in chats do not ask. */
const robots = 'User-agent: *\nDisallow: /\n';

/**
 * Serves both built front ends: scripts and styles for ever (their names change with their content), pages never from
 * a cache. Every console address answers the console's page; a storefront address of `pages` answers with head and
 * first replies filled in, any other the bare page, whose router knows what is found.
 */
export async function serveFrontEnds(app: FastifyInstance, parts: FrontEndParts): Promise<void> {
  const [store, consolePage] = await Promise.all([readStorefrontBuild(), readConsoleBuild()]);
  await app.register(fastifyStatic, { root: buildFolder('storefront'), serve: false });
  serveFiles(app, 'storefront', '');
  app.get('/robots.txt', { config, schema: hidden }, (_request, reply) => reply.type('text/plain').send(robots));
  serveFiles(app, 'console', '/console');
  const showConsole = async (_request: FastifyRequest, reply: FastifyReply) => sendPage(reply, 200, built(consolePage));
  app.get('/console', { config, schema: hidden }, showConsole);
  app.get('/console/*', { config, schema: hidden }, showConsole);
  for (const page of parts.pages) {
    app.get(page.url, { config, schema: hidden }, (request, reply) =>
      showPage(page, request, reply, built(store), parts),
    );
  }
  app.get('/*', { config, schema: hidden }, async (request, reply) => {
    if (/^\/(api|media|docs)\//.test(request.url)) throw notFound('http.not_found');
    return sendPage(reply, 200, bare(built(store)));
  });
}

function serveFiles(app: FastifyInstance, name: 'console' | 'storefront', prefix: string): void {
  const root = buildFolder(name);
  app.get(`${prefix}/assets/:file`, { config, schema: hidden }, (request, reply) => {
    const { file } = request.params as { file: string };
    return reply.sendFile(`assets/${file}`, root, { maxAge: '365d', immutable: true });
  });
  app.get(`${prefix}/seal.svg`, { config, schema: hidden }, (_request, reply) =>
    reply.sendFile('seal.svg', root, { maxAge: '1d' }),
  );
}

async function showPage(
  page: StorePage,
  request: FastifyRequest,
  reply: FastifyReply,
  build: StorefrontBuild,
  parts: FrontEndParts,
): Promise<FastifyReply> {
  const { kernel, visitors, publicUrl } = parts;
  const shopId = await parts.shopOfHost(request.hostname.toLowerCase());
  const visitorId = visitors.read(request.cookies[VISITOR_COOKIE]) ?? kernel.newId<Id<'visitor'>>();
  const params = request.params as Record<string, string>;
  const actor = { kind: 'visitor', visitorId } as const;
  const content = shopId && (await readShop(kernel, shopId, actor, (ctx) => page.read(ctx, params)));
  if (!content) return sendPage(reply, 404, bare(build));
  const origin = publicUrl ?? `${request.protocol}://${request.host}`;
  const head = `${headOf(content, origin)}\n    ${build.preloadsOf(page.chunk)}`;
  return sendPage(reply, 200, build.fill(head, dataOf(content.replies)));
}

/** The page without anything of the server's; it asks for its data itself. */
const bare = (build: StorefrontBuild): string => build.fill(headOf(nameless, ''), '');

function sendPage(reply: FastifyReply, status: number, html: string): FastifyReply {
  return reply.status(status).type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(html);
}

function built<Build>(build: Build | undefined): Build {
  if (build === undefined) throw notFound('http.not_found');
  return build;
}
