import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { pino, type DestinationStream, type Logger } from 'pino';
import type { Config } from './kernel/config.ts';
import { createKernel, type Kernel } from './kernel/context.ts';
import { Database } from './kernel/database.ts';
import { distribute } from './kernel/distribute.ts';
import { migrate } from './kernel/migrate.ts';
import { setSubscriptions } from './kernel/outbox.ts';
import { startPostgres } from './kernel/postgres/start-postgres.ts';
import { loggedError } from './logged-error.ts';
import { openDataFolder, refuseOldServer, serverFailure } from './opening-failure.ts';

/** Everything a role of the program needs, opened once and closed in order. */
export interface Runtime {
  readonly config: Config;
  readonly log: Logger;
  readonly kernel: Kernel;
  readonly connection: pg.ClientConfig;
  close(): Promise<void>;
}

const redacted = ['*.phone', '*.address', '*.password', '*.token'];

/** Of a request only how it came and which route it met: its address and headers may hold somebody's secrets. */
const loggedRequest = ({ method }: { method?: string }) => ({ method });

/** @param destination standard output when left out */
export const createLog = (config: Config, destination?: DestinationStream): Logger =>
  pino(
    {
      level: config.logLevel,
      redact: { paths: redacted, censor: '[redacted]' },
      serializers: { err: loggedError, req: loggedRequest },
    },
    destination,
  );

/** Opens the database (embedded, or the server of DATABASE_URL), migrates it and builds the kernel. */
export async function openRuntime(config: Config): Promise<Runtime> {
  const log = createLog(config);
  openDataFolder(config);
  const { connection, stop } = await openDatabase(config);
  const database = new Database(connection, { poolSize: config.poolSize, rowSecurity: config.rowSecurity });
  return {
    config,
    log,
    kernel: createKernel({ database }),
    connection,
    async close() {
      await database.close();
      await stop?.();
    },
  };
}

/** The database, migrated. It comes up in a process of its own while this one loads its modules. */
async function openDatabase(config: Config): Promise<{ connection: pg.ClientConfig; stop?: () => Promise<void> }> {
  const starting = config.databaseUrl === undefined ? startEmbedded(config) : undefined;
  const [started, loaded] = await Promise.allSettled([starting, loadModules()]);
  if (started.status === 'rejected') throw started.reason;
  const postgres = started.value;
  const connection: pg.ClientConfig = postgres?.connection ?? { connectionString: config.databaseUrl! };
  try {
    if (loaded.status === 'rejected') throw loaded.reason;
    await migrateDatabase(connection);
  } catch (error) {
    await postgres?.stop();
    throw postgres ? error : serverFailure(error);
  }
  return postgres ? { connection, stop: () => postgres.stop() } : { connection };
}

async function loadModules(): Promise<void> {
  // Loading keeps this process busy: the database's is begun first.
  await new Promise(setImmediate);
  const { allSubscriptions } = await import('./mounted.ts');
  setSubscriptions(allSubscriptions);
}

function startEmbedded(config: Config) {
  const say = (message: string) => void process.stderr.write(`${message}\n`);
  return startPostgres({ dataDir: config.dataDir, log: { info: say, warn: say } });
}

async function migrateDatabase(connection: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(connection);
  try {
    await client.connect();
    await refuseOldServer(client);
    await migrate(client);
    await distribute(client);
  } finally {
    await client.end();
  }
}

/** The installation's own secret of a name, made once. */
export async function findSecret(runtime: Runtime, name: string): Promise<Buffer> {
  const client = await runtime.kernel.database.connect();
  try {
    await client.query(
      'insert into kernel.secrets (name, value, created_at) values ($1, $2, now()) on conflict do nothing',
      [name, randomBytes(32)],
    );
    const { rows } = await client.query<{ value: Buffer }>('select value from kernel.secrets where name = $1', [name]);
    return rows[0]!.value;
  } finally {
    client.release();
  }
}
