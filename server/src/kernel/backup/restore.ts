import { createReadStream, existsSync } from 'node:fs';
import { cp, mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { isArchive, unpackArchive } from './archive.ts';
import { BackupError } from './backup-error.ts';
import { mediaIn, readManifest, tableFile, type Manifest } from './manifest.ts';
import { listMigrations, listTables, type Table } from './tables.ts';

export type RestoreOptions = {
  /** A connection of its own, not pipelined, as the role that owns the tables. */
  client: Client;
  /** The folder for the pictures. */
  media: string;
  /** A backup: `*.tar.gz` or a folder. */
  from: string;
};

/**
 * Loads a backup into a database that is migrated and has no shop yet, whichever of the supported ones it is: the way
 * from the embedded database to a server and back. Everything arrives, or nothing does.
 * Throws BackupError when `from` is not a backup, was made by another version, or the database holds a shop.
 */
export async function restore({ client, media, from }: RestoreOptions): Promise<Manifest> {
  if (!existsSync(from)) throw new BackupError(`找不到 ${from}。`, `${from} does not exist.`);
  await mkdir(media, { recursive: true });
  const folder = isArchive(from) ? await unpackArchive(from, dirname(media)) : from;
  try {
    const manifest = await readManifest(folder);
    await client.query("begin; set local datestyle = 'ISO'; set local timezone = 'UTC'");
    try {
      await load(client, folder, manifest);
      if (existsSync(mediaIn(folder))) await cp(mediaIn(folder), media, { recursive: true });
      await client.query('commit');
    } catch (error) {
      await client.query('rollback');
      throw error;
    }
    await client.query('analyze');
    return manifest;
  } finally {
    if (folder !== from) await rm(folder, { recursive: true, force: true });
  }
}

async function load(client: Client, folder: string, manifest: Manifest): Promise<void> {
  const tables = await listTables(client);
  await checkVersion(client, manifest, tables);
  await checkEmpty(client, tables);
  const expected = new Map(manifest.tables.map((table) => [table.name, table]));
  for (const table of tables) {
    const { columns, rows } = expected.get(table.name)!;
    if (table.guarded) await client.query(`alter table ${table.name} no force row level security`);
    const target = client.query(copyFrom(`copy ${table.name} (${columns.join(', ')}) from stdin`));
    await pipeline(createReadStream(tableFile(folder, table.name)), target).catch((error: Error) => {
      throw damaged(table.name, error);
    });
    if (table.guarded) await client.query(`alter table ${table.name} force row level security`);
    if (target.rowCount !== rows) throw incomplete(table.name, rows, target.rowCount);
  }
}

async function checkVersion(client: Client, manifest: Manifest, tables: Table[]): Promise<void> {
  const ours = await listMigrations(client);
  const shape = (list: { name: string; columns: string[] }[]) =>
    list.map(({ name, columns }) => `${name}(${columns.toSorted().join()})`).toSorted();
  const same =
    JSON.stringify(ours) === JSON.stringify(manifest.migrations) &&
    JSON.stringify(shape(tables)) === JSON.stringify(shape(manifest.tables));
  if (same) return;
  const last = manifest.migrations.at(-1)?.name ?? '';
  throw new BackupError(
    `备份来自另一个版本（到 ${last}）。请先用那个版本恢复，再升级。`,
    `The backup was made by another version (up to ${last}): restore it with that version, then upgrade.`,
  );
}

/** What the installation made for itself at its first start makes way; rows of a shop never do. */
async function checkEmpty(client: Client, tables: Table[]): Promise<void> {
  for (const { name, tenant, guarded } of tables) {
    if (guarded) await client.query('set local role heyi_platform');
    const { rowCount } = await client.query(`select from ${name} limit 1`);
    if (guarded) await client.query('set local role none');
    if (rowCount === 0) continue;
    if (tenant) {
      throw new BackupError(
        '数据库里已经有店铺，只能恢复到空的数据库。请换一个数据目录（HEYI_DATA）或数据库（DATABASE_URL）。',
        'The database already holds a shop; only an empty one takes a backup. Choose another HEYI_DATA or DATABASE_URL.',
      );
    }
    await client.query(`delete from ${name}`);
  }
}

function damaged(table: string, cause: Error): BackupError {
  return new BackupError(
    `备份已损坏：${table} 读不出来。数据库没有改动。`,
    `The backup is damaged: ${table} cannot be read (${cause.message}). The database is as it was.`,
    cause,
  );
}

function incomplete(table: string, expected: number, found: number): BackupError {
  return new BackupError(
    `备份不完整：${table} 应有 ${expected} 行，只有 ${found} 行。`,
    `The backup is not complete: ${table} should have ${expected} rows and has ${found}.`,
  );
}
