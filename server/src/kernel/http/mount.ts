import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { TSchema } from 'typebox';
import { recordAudit } from '../audit.ts';
import { inShop, readShop, type Actor, type Context, type Kernel } from '../context.ts';
import { forbidden, invalid, notFound, unauthenticated } from '../errors.ts';
import type { Id, ShopId } from '../ids.ts';
import { mayDo } from '../permissions.ts';
import { checkIdempotencyKey, inputHash, rememberReply, takeKey } from './idempotency.ts';
import type { RateLimiter } from './rates.ts';
import { FileReply, type Route, type RouteRequest, type SelfRequest, type UploadedFile } from './route.ts';
import { VISITOR_COOKIE, VISITOR_COOKIE_SECONDS, type Visitors } from './visitors.ts';

export const STAFF_COOKIE = 'heyi_staff';

/** How the kernel learns who calls; given by the composition root, for the kernel knows no module. */
export interface Identify {
  shopOfHost: (host: string) => Promise<ShopId | undefined>;
  /** The same when it is known already, without waiting. */
  knownShopOfHost: (host: string) => ShopId | undefined;
  staffOfSession: (token: string) => Promise<{ shopId: ShopId; actor: Actor } | undefined>;
  holderOfKey: (token: string) => Promise<{ shopId: ShopId; actor: Actor } | undefined>;
}

export interface MountParts {
  kernel: Kernel;
  identify: Identify;
  visitors: Visitors;
  rates: RateLimiter;
  /** Where people reach this installation; without it the address they call is taken. */
  publicUrl: string | undefined;
}

interface Caller {
  shopId: ShopId;
  actor: Actor;
  visitorId: Id<'visitor'>;
  /** Whether the browser came with a visitor cookie of ours; a number made just now tells nobody from anybody. */
  cookieHolds: boolean;
}

type OwnRoute = Exclude<Route, { run: 'shared' }>;

const NO_SHOP = '00000000-0000-0000-0000-000000000000' as ShopId;

/** Mounts declared routes, but those of `mountShared`. Any other route refuses to boot (see `refuseUndeclared`). */
export function mountRoutes(app: FastifyInstance, routes: readonly Route[], parts: MountParts): void {
  for (const route of routes) {
    if (route.run === 'shared') continue;
    refuseForgettable(route);
    app.route({
      method: route.method,
      url: route.url,
      schema: schemaOf(route),
      bodyLimit: route.bodyLimit ?? 262_144,
      config: { heyi: { access: route.access, rate: route.rate, audit: route.audit } },
      handler: (request, reply) => answer(route, request, reply, parts),
    });
  }
}

/** A reply is remembered under its key as JSON: a file could not be, and a repeated call would get nothing. */
function refuseForgettable({ method, url, run, reply }: Route): void {
  if (method !== 'POST' || run !== 'write' || reply !== undefined) return;
  throw new Error(`POST ${url} has no reply that could be kept under its key: answer an id and let GET fetch the file`);
}

/** What Fastify checks and documents of a route. */
export function schemaOf(route: Route): Record<string, TSchema | string | string[] | Record<number, TSchema>> {
  const schema: ReturnType<typeof schemaOf> = {
    summary: route.summary,
    tags: [route.url.split('/').slice(2, 4).join(' ')],
  };
  if (route.params) schema['params'] = route.params;
  if (route.query) schema['querystring'] = route.query;
  if (route.body) schema['body'] = route.body;
  if (route.reply) schema['response'] = { 200: route.reply };
  return schema;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    heyi?: Pick<Route, 'access' | 'rate' | 'audit'>;
  }
}

/** Deny by default: every route must say who may call, how often, and what the audit chain keeps. */
export function refuseUndeclared(app: FastifyInstance): void {
  app.addHook('onRoute', (options) => {
    const declared = options.config?.heyi;
    if (options.method === 'HEAD' || declared) return;
    throw new Error(`route ${String(options.method)} ${options.url} declares no access, rate and audit rule`);
  });
}

async function answer(
  route: OwnRoute,
  request: FastifyRequest,
  reply: FastifyReply,
  parts: MountParts,
): Promise<unknown> {
  const caller = await identifyCaller(route, request, parts);
  await parts.rates.count(route.rate, { known: knownAs(caller), address: request.ip });
  if (route.access.kind === 'visitor' && route.method !== 'GET')
    setVisitorCookie(request, reply, caller.visitorId, parts);
  const input = { params: request.params, query: request.query, body: request.body } as Record<string, unknown>;
  if (route.upload) input['file'] = await readUpload(request, route.upload.bytesMax);
  const result = await run(route, request, reply, caller, input, parts);
  if (!(result instanceof FileReply)) return result ?? {};
  if (result.fileName !== undefined) {
    const ascii = result.fileName.replace(/[^\w.-]+/g, '_');
    const star = encodeURIComponent(result.fileName);
    reply.header('content-disposition', `attachment; filename="${ascii}"; filename*=UTF-8''${star}`);
  }
  reply.header('cache-control', result.cache === 'forever' ? 'public, max-age=31536000, immutable' : 'no-store');
  return reply.type(result.mediaType).send(result.bytes);
}

async function run(
  route: OwnRoute,
  request: FastifyRequest,
  reply: FastifyReply,
  caller: Caller,
  input: Record<string, unknown>,
  parts: MountParts,
): Promise<unknown> {
  const { kernel } = parts;
  const origin = parts.publicUrl ?? `${request.protocol}://${request.host}`;
  if (route.run === 'self') {
    const needsKey = route.method === 'POST' && route.access.kind === 'visitor';
    const self: Omit<SelfRequest<never, never, never>, 'params' | 'query' | 'body' | 'file'> = {
      kernel,
      ...caller,
      origin,
      idempotencyKey: needsKey ? checkIdempotencyKey(request.headers['idempotency-key']) : '',
      host: hostOf(request),
      cookies: request.cookies,
      setVisitor: (visitorId) => setVisitorCookie(request, reply, visitorId, parts),
      setCookie: (name, value, maxAge) => void reply.setCookie(name, value, cookieOptions(request, maxAge, parts)),
    };
    return route.handle({ ...input, ...self } as SelfRequest<never, never, never>);
  }
  const handle = route.handle;
  const call = (ctx: Context) => handle({ ...input, ctx, origin } as RouteRequest<never, never, never>);
  if (route.run === 'read') return readShop(kernel, caller.shopId, caller.actor, call);
  const key = route.method === 'POST' ? checkIdempotencyKey(request.headers['idempotency-key']) : undefined;
  return inShop(kernel, caller.shopId, caller.actor, (ctx) => runOnce(route, ctx, key, input, call, reply));
}

/** One write: the key, the effect, the audit row and the remembered reply commit together. */
async function runOnce(
  route: Route,
  ctx: Context,
  key: string | undefined,
  input: Record<string, unknown>,
  call: (ctx: Context) => Promise<unknown>,
  reply: FastifyReply,
): Promise<unknown> {
  const scope = `${scopeOf(ctx.actor)} ${route.method} ${route.url}`;
  if (key !== undefined) {
    const first = await takeKey(ctx, scope, key, inputHash(hashable(input)));
    if (first) {
      reply.header('idempotency-replayed', 'true');
      return first.reply;
    }
  }
  const result = await call(ctx);
  if (route.audit !== 'none') {
    const subject = Object.values((input['params'] ?? {}) as Record<string, string>)[0];
    await recordAudit(ctx, { action: route.audit, ...(subject === undefined ? {} : { subject }) });
  }
  if (key !== undefined) await rememberReply(ctx, scope, key, 200, result);
  return result;
}

function hashable(input: Record<string, unknown>): unknown {
  const file = input['file'] as UploadedFile | undefined;
  return file ? { ...input, file: [file.name, file.mediaType, file.bytes.toString('base64')] } : input;
}

function scopeOf(actor: Actor): string {
  if (actor.kind === 'staff') return `staff ${actor.staffId}`;
  if (actor.kind === 'api_key') return `key ${actor.keyId}`;
  return actor.kind === 'visitor' ? `visitor ${actor.visitorId}` : 'system';
}

const hostOf = (request: FastifyRequest): string => request.hostname.toLowerCase();

async function identifyCaller(route: Route, request: FastifyRequest, parts: MountParts): Promise<Caller> {
  const cookieVisitor = parts.visitors.read(request.cookies[VISITOR_COOKIE]);
  const cookieHolds = cookieVisitor !== undefined;
  const visitorId = cookieVisitor ?? parts.kernel.newId<Id<'visitor'>>();
  const visitor = { actor: { kind: 'visitor', visitorId } as const, visitorId, cookieHolds };
  if (route.access.kind === 'open') return { shopId: NO_SHOP, ...visitor };
  if (route.access.kind === 'staff') {
    const found = await identifyStaff(request, parts.identify);
    if (!mayDo(found.actor, route.access.may)) throw forbidden('http.not_allowed', { permission: route.access.may });
    return { ...found, visitorId, cookieHolds };
  }
  const shopId = await parts.identify.shopOfHost(hostOf(request));
  if (shopId === undefined) throw notFound('http.no_shop_here');
  return { shopId, ...visitor };
}

async function identifyStaff(request: FastifyRequest, identify: Identify): Promise<{ shopId: ShopId; actor: Actor }> {
  const bearer = request.headers.authorization?.match(/^Bearer ([\w.-]{20,200})$/)?.[1];
  if (bearer !== undefined) {
    const holder = await identify.holderOfKey(bearer);
    if (!holder) throw unauthenticated('http.sign_in_required');
    return holder;
  }
  const token = request.cookies[STAFF_COOKIE];
  const staff = token === undefined ? undefined : await identify.staffOfSession(token);
  if (!staff) throw unauthenticated('http.sign_in_required');
  if (request.method !== 'GET') refuseForgedWrite(request);
  return staff;
}

/** A cookie alone may not write: our pages add a header that a foreign page cannot send without a preflight. */
export function refuseForgedWrite(request: FastifyRequest): void {
  const origin = request.headers.origin;
  const sameOrigin = origin === undefined || origin.endsWith(`://${request.host}`);
  if (request.headers['x-heyi'] === undefined || !sameOrigin) throw forbidden('http.forged_request');
}

function knownAs({ actor, visitorId, cookieHolds }: Caller): { id: string; isVisitor: boolean } | undefined {
  if (actor.kind === 'staff') return { id: actor.staffId, isVisitor: false };
  if (actor.kind === 'api_key') return { id: actor.keyId, isVisitor: false };
  return cookieHolds ? { id: visitorId, isVisitor: true } : undefined;
}

/** `Secure` wherever people come by https: as the proxy in front says, or as the public address does. */
function cookieOptions(request: FastifyRequest, maxAge: number, { publicUrl }: MountParts) {
  const secure = request.protocol === 'https' || publicUrl?.startsWith('https:') === true;
  return { path: '/', httpOnly: true, sameSite: 'lax' as const, secure, maxAge };
}

function setVisitorCookie(request: FastifyRequest, reply: FastifyReply, visitorId: string, parts: MountParts): void {
  const value = parts.visitors.write(visitorId);
  reply.setCookie(VISITOR_COOKIE, value, cookieOptions(request, VISITOR_COOKIE_SECONDS, parts));
}

async function readUpload(request: FastifyRequest, bytesMax: number): Promise<UploadedFile> {
  const part = await request.file({ limits: { fileSize: bytesMax, files: 1, fields: 5 } });
  if (!part) throw invalid('http.file_required');
  return { name: part.filename.slice(0, 200), mediaType: part.mimetype, bytes: await part.toBuffer() };
}
