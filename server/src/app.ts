import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import Fastify, { LogController, type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Config } from './kernel/config.ts';
import type { Kernel } from './kernel/context.ts';
import type { ShopId } from './kernel/ids.ts';
import { mediaFolder } from './kernel/files/store-picture.ts';
import { acceptStrictJson } from './kernel/http/body.ts';
import { mountHealth } from './kernel/http/health.ts';
import { mountRoutes, refuseUndeclared } from './kernel/http/mount.ts';
import { problemOf, sendProblem } from './kernel/http/problems.ts';
import { RateLimiter } from './kernel/http/rates.ts';
import { Visitors } from './kernel/http/visitors.ts';
import { textOfError } from './error-texts.ts';
import { serveFrontEnds } from './front-ends/serve-front-ends.ts';
import { findHolderOfKey, findShopOfHost, findStaffOfSession } from './modules/shops/index.ts';
import { allPages, allRoutes, mediaRoutes } from './mounted.ts';

export interface AppParts {
  kernel: Kernel;
  config: Config;
  cookieSecret: Buffer;
  log: Logger;
}

const contentSecurity = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
  objectSrc: ["'none'"],
  manifestSrc: ["'self'"],
  upgradeInsecureRequests: null,
};

/** The HTTP server with every module's routes mounted; it listens nowhere yet. */
export async function createApp(parts: AppParts): Promise<FastifyInstance> {
  const { kernel, config, log } = parts;
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    // One proxy is ours. What stands before its own entry in X-Forwarded-For is whatever the caller wrote.
    trustProxy: config.trustProxy && ((_address: string, hop: number) => hop === 0),
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: true, allErrors: false } },
    routerOptions: { maxParamLength: 200 },
    requestTimeout: 60_000,
  }) as unknown as FastifyInstance;
  app.setErrorHandler((error: Error, request, reply) => {
    const problem = problemOf(error);
    if (problem.status >= 500) log.error({ err: error, url: request.routeOptions.url }, 'request failed');
    return sendProblem(request, reply, problem, textOfError);
  });
  app.setNotFoundHandler((request, reply) =>
    sendProblem(request, reply, { status: 404, code: 'http.not_found' }, textOfError),
  );
  acceptStrictJson(app);
  await app.register(cookie);
  await app.register(multipart, { limits: { fileSize: 12_000_000, files: 1 } });
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: contentSecurity },
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'same-origin' },
  });
  await app.register(compress, { threshold: 1_400, encodings: ['br', 'gzip'] });
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Heyi 合一', version: '1' } },
  });
  await app.register(swaggerUi, { routePrefix: '/docs' });
  mountHealth(app, kernel);
  refuseUndeclared(app);
  const visitors = new Visitors(parts.cookieSecret);
  const shopOfHost = rememberShops(kernel);
  mountRoutes(app, [...allRoutes, ...mediaRoutes(mediaFolder(config.dataDir))], {
    kernel,
    identify: {
      shopOfHost,
      staffOfSession: (token) => findStaffOfSession(kernel, token),
      holderOfKey: (token) => findHolderOfKey(kernel, token),
    },
    visitors,
    rates: new RateLimiter(kernel, config.rateFactor),
    publicUrl: config.publicUrl,
  });
  await serveFrontEnds(app, { kernel, visitors, publicUrl: config.publicUrl, shopOfHost, pages: allPages });
  return app;
}

const HOST_MEMORY_MS = 2_000;
const HOSTS_MAX = 10_000;

/** Which shop a host shows hardly ever changes, and every friend's request asks: an answer is good for two seconds. */
function rememberShops(kernel: Kernel): (host: string) => Promise<ShopId | undefined> {
  const known = new Map<string, { until: number; shop: Promise<ShopId | undefined> }>();
  return (host) => {
    const now = kernel.clock.now().getTime();
    const before = known.get(host);
    if (before && before.until > now) return before.shop;
    if (known.size >= HOSTS_MAX) known.clear();
    const shop = findShopOfHost(kernel, host);
    known.set(host, { until: now + HOST_MEMORY_MS, shop });
    // Nothing there, or nothing heard, is not remembered: a new shop is seen at once.
    shop.then(
      (found) => found === undefined && known.delete(host),
      () => known.delete(host),
    );
    return shop;
  };
}
