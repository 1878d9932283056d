import { setTimeout as sleep } from 'node:timers/promises';
import pg, { type ClientConfig } from 'pg';

/** While these answer, the server is starting, recovering or stopping, or not there yet. */
const notYet = new Set(['ENOENT', 'ECONNREFUSED', 'ECONNRESET', '57P01', '57P03']);
const noSuchDatabase = '3D000';
/** Another process that opened the same data at the same time was first to make it. */
const databaseExists = new Set(['42P04', '23505']);

/**
 * Waits until the server answers, and makes our database on its first start. False when `goesOn` says that waiting is
 * useless. Recovery after a crash may take long, so there is no other limit.
 */
export async function waitUntilReady(connection: ClientConfig, goesOn: () => boolean): Promise<boolean> {
  for (; ; await sleep(10)) {
    const code = await tryConnection(connection);
    if (code === undefined) return true;
    if (code === noSuchDatabase) await createDatabase(connection);
    else if (!notYet.has(code) || !goesOn()) return false;
  }
}

async function tryConnection(connection: ClientConfig): Promise<string | undefined> {
  const client = new pg.Client(connection);
  client.on('error', () => undefined);
  try {
    await client.connect();
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code ?? 'ECONNRESET';
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function createDatabase(connection: ClientConfig): Promise<void> {
  const client = new pg.Client({ ...connection, database: 'postgres' });
  await client.connect();
  try {
    await client.query(`create database ${client.escapeIdentifier(connection.database!)}`);
  } catch (error) {
    if (!databaseExists.has((error as { code?: string }).code ?? '')) throw error;
  } finally {
    await client.end();
  }
}
