import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';

const MIGRATIONS = new URL('../../migrations/', import.meta.url);
const LOCK = 4_872_001;

interface Applied {
  name: string;
  checksum: string;
}

/**
 * Applies the SQL files of server/migrations in name order, each in its own transaction, under an advisory lock.
 * @returns the names applied now
 * @throws Error when an applied file was edited or is missing: migrations only go forward
 */
export async function migrate(client: pg.ClientBase): Promise<string[]> {
  await client.query('select pg_advisory_lock($1)', [LOCK]);
  try {
    await client.query(`create table if not exists public.heyi_migrations (
      name text primary key, checksum text not null, applied_at timestamptz not null default now())`);
    const { rows } = await client.query<Applied>('select name, checksum from public.heyi_migrations order by name');
    const applied = new Map(rows.map((row) => [row.name, row.checksum]));
    const files = (await readdir(fileURLToPath(MIGRATIONS))).filter((name) => name.endsWith('.sql')).toSorted();
    const now: string[] = [];
    for (const name of files) {
      const text = await readFile(new URL(name, MIGRATIONS), 'utf8');
      const checksum = createHash('sha256').update(text).digest('hex');
      const before = applied.get(name);
      applied.delete(name);
      if (before === checksum) continue;
      if (before !== undefined) throw new Error(`migration ${name} was changed after it was applied`);
      await apply(client, name, text, checksum);
      now.push(name);
    }
    const missing = [...applied.keys()];
    if (missing.length > 0) throw new Error(`the database is newer than this program: ${missing.join(', ')}`);
    return now;
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]);
  }
}

async function apply(client: pg.ClientBase, name: string, text: string, checksum: string): Promise<void> {
  await client.query('begin');
  try {
    await client.query("set local lock_timeout = '5s'");
    await client.query(text);
    await client.query('insert into public.heyi_migrations (name, checksum) values ($1, $2)', [name, checksum]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`migration ${name} failed: ${(error as Error).message}`, { cause: error });
  }
}
