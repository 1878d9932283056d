import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import swagger from '@fastify/swagger';
import Fastify, { LogController, type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Config } from './kernel/config.ts';
import type { Kernel } from './kernel/context.ts';
import type { ShopId } from './kernel/ids.ts';
import { mediaFolder } from './kernel/files/store-picture.ts';
import { acceptStrictJson } from './kernel/http/body.ts';
import { mountDocs } from './kernel/http/docs.ts';
import { mountHealth } from './kernel/http/health.ts';
import { lazySchemas } from './kernel/http/lazy-schemas.ts';
import { mountRoutes, refuseUndeclared, type Identify, type MountParts } from './kernel/http/mount.ts';
import { mountShared } from './kernel/http/mount-shared.ts';
import { problemOf, sendProblem } from './kernel/http/problems.ts';
import { RateLimiter } from './kernel/http/rates.ts';
import { sendSecurityHeaders } from './kernel/http/security-headers.ts';
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
    schemaController: lazySchemas,
  }) as unknown as FastifyInstance;
  app.setErrorHandler((error: Error, request, reply) => {
    const problem = problemOf(error);
    if (problem.status >= 500) log.error({ err: error, url: request.routeOptions.url }, 'request failed');
    return sendProblem(request, reply, problem, textOfError);
  });
  acceptStrictJson(app);
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Heyi 合一', version: '1' } },
  });
  mountHealth(app, kernel);
  refuseUndeclared(app);
  const visitors = new Visitors(parts.cookieSecret);
  const shops = rememberShops(kernel);
  const mountParts: MountParts = {
    kernel,
    identify: {
      ...shops,
      staffOfSession: (token) => findStaffOfSession(kernel, token),
      holderOfKey: (token) => findHolderOfKey(kernel, token),
    },
    visitors,
    rates: new RateLimiter(kernel, config.rateFactor),
    publicUrl: config.publicUrl,
  };
  const routes = [...allRoutes, ...mediaRoutes(mediaFolder(config.dataDir))];
  await mountShared(app, routes, mountParts);
  // Hooks reach every route of where they are added and below: these are kept away from the shared pages.
  await app.register(async (main) => {
    main.setNotFoundHandler((request, reply) =>
      sendProblem(request, reply, { status: 404, code: 'http.not_found' }, textOfError),
    );
    sendSecurityHeaders(main);
    await main.register(cookie);
    await main.register(multipart, { limits: { fileSize: 12_000_000, files: 1 } });
    await main.register(compress, { threshold: 1_400, encodings: ['br', 'gzip'] });
    mountDocs(main, () => app.swagger());
    mountRoutes(main, routes, mountParts);
    const { publicUrl } = config;
    await serveFrontEnds(main, { kernel, visitors, publicUrl, shopOfHost: shops.shopOfHost, pages: allPages });
  });
  return app;
}

const HOST_MEMORY_MS = 2_000;
const HOSTS_MAX = 10_000;

/** Which shop a host shows hardly ever changes, and every friend's request asks: an answer is good for two seconds. */
function rememberShops(kernel: Kernel): Pick<Identify, 'shopOfHost' | 'knownShopOfHost'> {
  const known = new Map<string, { until: number; shopId: ShopId }>();
  const knownShopOfHost = (host: string): ShopId | undefined => {
    const found = known.get(host);
    return found && found.until > performance.now() ? found.shopId : undefined;
  };
  return {
    knownShopOfHost,
    shopOfHost: async (host) => {
      const before = knownShopOfHost(host);
      if (before !== undefined) return before;
      const until = performance.now() + HOST_MEMORY_MS;
      const shopId = await findShopOfHost(kernel, host);
      if (known.size >= HOSTS_MAX) known.clear();
      // Nothing there is not remembered: a new shop is seen at once.
      if (shopId !== undefined) known.set(host, { until, shopId });
      return shopId;
    },
  };
}
