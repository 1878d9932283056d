import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { createApp } from '../src/app.ts';
import { readConfig } from '../src/kernel/config.ts';
import { createKernel, inShop, readShop, type Actor, type Context, type Kernel } from '../src/kernel/context.ts';
import { Database } from '../src/kernel/database.ts';
import { mediaFolder } from '../src/kernel/files/store-picture.ts';
import { systemNewId, type ShopId } from '../src/kernel/ids.ts';
import { setSubscriptions } from '../src/kernel/outbox.ts';
import { createShop, startSession } from '../src/modules/shops/index.ts';
import { allSubscriptions } from '../src/mounted.ts';
import { createLog } from '../src/runtime.ts';
import { createTestDatabase } from './database.ts';

/** A database of the test file's own with one shop in it, and time that the test moves. */
export interface TestShop {
  readonly kernel: Kernel;
  readonly shopId: ShopId;
  readonly owner: Actor & { kind: 'staff' };
  /** Where its pictures are kept. */
  readonly mediaFolder: string;
  /** What `ctx.now` is; a test sets it forward. */
  now: Date;
  /** Runs commands in one transaction, as the owner. */
  run<T>(work: (ctx: Context) => Promise<T>): Promise<T>;
  read<T>(work: (ctx: Context) => Promise<T>): Promise<T>;
  /** The HTTP server, and the headers of the signed-in owner's page. */
  app(): Promise<{ app: FastifyInstance; signedIn: Record<string, string> }>;
  close(): Promise<void>;
}

export async function createTestShop(options: { now?: Date; poolSize?: number } = {}): Promise<TestShop> {
  const testDatabase = await createTestDatabase();
  const database = new Database(testDatabase.connection, { poolSize: options.poolSize ?? 4, patience: 120_000 });
  setSubscriptions(allSubscriptions);
  const dataDir = await mkdtemp(join(tmpdir(), 'heyi-test-'));
  const shopId = systemNewId<ShopId>();
  const kernel = createKernel({ database, clock: { now: () => shop.now } });
  const founder: Actor = { kind: 'system', job: 'test' };
  const shop = { now: options.now ?? new Date('2026-11-20T10:00:00+08:00') } as {
    -readonly [K in keyof TestShop]: TestShop[K];
  };
  const { ownerId } = await inShop(kernel, shopId, founder, (ctx) =>
    createShop(ctx, { slug: 'plum', name: '青梅小院', sellerName: '阿青', ownerLogin: 'owner' }),
  );
  const owner = { kind: 'staff', staffId: ownerId, name: '阿青', role: 'owner' } as const;
  let opened: FastifyInstance | undefined;
  return Object.assign(shop, {
    kernel,
    shopId,
    owner,
    mediaFolder: mediaFolder(dataDir),
    run: <T>(work: (ctx: Context) => Promise<T>) => inShop(kernel, shopId, owner, work),
    read: <T>(work: (ctx: Context) => Promise<T>) => readShop(kernel, shopId, owner, work),
    async app() {
      const config = { ...readConfig({}), dataDir, rateFactor: 0, logLevel: 'silent' };
      opened ??= await createApp({ kernel, config, cookieSecret: randomBytes(32), log: createLog(config) });
      const { token } = await inShop(kernel, shopId, owner, (ctx) => startSession(ctx, { staffId: ownerId }));
      return { app: opened, signedIn: { cookie: `heyi_staff=${token}`, 'x-heyi': '1' } };
    },
    async close() {
      await opened?.close();
      await database.close();
      await testDatabase.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  });
}
