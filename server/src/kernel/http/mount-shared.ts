import { negotiate } from '@fastify/accept-negotiator';
import { fastifyCookie } from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readShop } from '../context.ts';
import { notFound } from '../errors.ts';
import type { ShopId } from '../ids.ts';
import { schemaOf, type MountParts } from './mount.ts';
import type { Caller } from './rates.ts';
import type { Route, SharedRoute } from './route.ts';
import { securityHeaders } from './security-headers.ts';
import { SharedReplies, type Encoding, type PreparedReply } from './shared-reply.ts';
import { VISITOR_COOKIE, type Visitors } from './visitors.ts';

type Shared = Extract<Route, { run: 'shared' }>;
type Replies = Pick<SharedReplies, 'find' | 'read'>;

const actor = { kind: 'system', job: 'public page' } as const;
const fixed = Object.entries({
  ...securityHeaders,
  'cache-control': 'no-store',
  'content-type': 'application/json; charset=utf-8',
}).flat();

/**
 * Mounts public routes whose reply is the same for everybody, where no hook is: a request finds its host's shop, is
 * counted, and gets bytes and headers that were prepared for all, in one write.
 */
export async function mountShared(app: FastifyInstance, routes: readonly Route[], parts: MountParts): Promise<void> {
  const replies = new SharedReplies(fixed);
  await app.register(async (bare) => {
    bare.addHook('onError', (_request, reply, _error, done) => {
      reply.headers(securityHeaders);
      done();
    });
    for (const route of routes) if (route.run === 'shared') mountOne(bare, route, replies, parts);
  });
}

function mountOne(app: FastifyInstance, route: Shared, replies: Replies, parts: MountParts): void {
  app.route({
    method: 'GET',
    url: route.url,
    schema: schemaOf(route),
    config: { heyi: { access: route.access, rate: route.rate, audit: route.audit } },
    handler: async (request, reply) => {
      const host = request.hostname.toLowerCase();
      const shopId = parts.identify.knownShopOfHost(host) ?? (await parts.identify.shopOfHost(host));
      if (shopId === undefined) throw notFound('http.no_shop_here');
      await parts.rates.count(route.rate, callerOf(request, parts.visitors));
      const encoding = encodingOf(request.headers['accept-encoding']);
      const params = request.params as Record<string, string>;
      const key = `${shopId} ${route.url} ${Object.values(params).join(' ')}`;
      const load = () => read(route, shopId, params, reply, parts);
      write(reply, replies.find(key, encoding) ?? (await replies.read(key, encoding, load)));
    },
  });
}

async function read(
  route: Shared,
  shopId: ShopId,
  params: Record<string, string>,
  reply: FastifyReply,
  { kernel }: MountParts,
): Promise<Buffer> {
  const handle = route.handle as SharedRoute<never, never>['handle'];
  const value = await readShop(kernel, shopId, actor, (ctx) => handle({ ctx, params: params as never }));
  const serialize = reply.getSerializationFunction('200') ?? JSON.stringify;
  return Buffer.from(serialize(value as Record<string, unknown>));
}

function write(reply: FastifyReply, { headers, bytes }: PreparedReply): void {
  reply.hijack();
  reply.raw.writeHead(200, headers);
  reply.raw.end(bytes);
}

const encodings: Encoding[] = ['br', 'gzip', 'identity'];

const encodingOf = (accepted: string | string[] | undefined): Encoding =>
  accepted === undefined ? 'identity' : (negotiate(String(accepted), encodings) ?? 'identity');

/** Visitors are counted by their cookie too, for many of them share one address. */
function callerOf(request: FastifyRequest, visitors: Visitors): Caller {
  const { cookie } = request.headers;
  const written = cookie?.includes(VISITOR_COOKIE) ? fastifyCookie.parse(cookie)[VISITOR_COOKIE] : undefined;
  const id = visitors.read(written);
  return { known: id === undefined ? undefined : { id, isVisitor: true }, address: request.ip };
}
