import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg, { type ClientConfig } from 'pg';

const keeper = fileURLToPath(new URL('keep-cluster.ts', import.meta.url));
const roomNeeded = 2 * 1024 ** 3;
const patience = 60_000;

/**
 * The folder of the server that tests share: in memory where there is room, one for each checkout and user.
 * `npm test` names one of its own in HEYI_TEST_DATA. HEYI_TEST_POSTGRES names the folder of programs of another
 * PostgreSQL than the embedded one, which then has a folder beside it.
 */
export function testDataFolder(): string {
  const other = process.env['HEYI_TEST_POSTGRES'] ? `-${hash(process.env['HEYI_TEST_POSTGRES'])}` : '';
  if (process.env['HEYI_TEST_DATA']) return `${process.env['HEYI_TEST_DATA']}${other}`;
  return join(fastFolder(), `heyi-test-${hash(`${keeper} ${process.getuid?.()}`)}${other}`);
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

/** A place for files that need not last: in memory where there is room. */
export function fastFolder(): string {
  return hasRoom('/dev/shm') ? '/dev/shm' : tmpdir();
}

/** How to reach the tests' server. It is started when nobody has yet, and ends some time after the last test. */
export async function reachCluster(): Promise<ClientConfig> {
  const dataDir = testDataFolder();
  const connection = { host: join(dataDir, 'socket'), port: 5432, user: 'heyi', database: 'postgres' };
  for (let start = 0, asked = 0; ; await sleep(25)) {
    if (await answers(connection)) return connection;
    start ||= Date.now();
    if (Date.now() - start > patience) throw new Error(`the tests' PostgreSQL did not start in ${dataDir}`);
    if (Date.now() - asked < 5_000) continue;
    asked = Date.now();
    spawn(process.execPath, [keeper, dataDir], { detached: true, stdio: 'ignore' }).unref();
  }
}

/** Runs one piece of work on a connection of its own. */
export async function withClient<Result>(
  connection: ClientConfig,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client(connection);
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function answers(connection: ClientConfig): Promise<boolean> {
  try {
    return await withClient(connection, async () => true);
  } catch {
    return false;
  }
}

function hasRoom(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    return existsSync(folder) && bavail * bsize > roomNeeded;
  } catch {
    return false;
  }
}
