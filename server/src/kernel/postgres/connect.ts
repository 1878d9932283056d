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

/** Connections that were closed take a moment to be gone on the server's side. */
const closingPatience = 2_000;

/** Whether another process has a connection to the server. */
export async function isUsed(connection: ClientConfig): Promise<boolean> {
  const client = new pg.Client({ ...connection, database: 'postgres' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    for (const deadline = Date.now() + closingPatience; Date.now() < deadline; await sleep(10)) {
      const { rowCount } = await client.query(
        "select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
      );
      if (rowCount === 0) return false;
    }
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
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
