import { createWriteStream, existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { isArchive, packFolder } from './archive.ts';
import { BackupError } from './backup-error.ts';
import { mediaIn, tableFile, writeManifest, type Manifest } from './manifest.ts';
import { listMigrations, listTables, type Table } from './tables.ts';

export type BackupOptions = {
  /** A connection of its own, not pipelined, as the role that owns the tables. */
  client: Client;
  /** The folder of the pictures, which need not exist. */
  media: string;
  /** The backup to make: `*.tar.gz` or a folder. It must not exist yet. */
  out: string;
};

/**
 * Writes everything that the shops own: the rows of every table as of one instant, while the shops go on selling, and
 * the pictures. It appears in its place whole or not at all, and only its owner may read it.
 * Throws BackupError when `out` exists or cannot be written.
 */
export async function backup({ client, media, out }: BackupOptions): Promise<Manifest> {
  if (existsSync(out))
    throw new BackupError(`${out} 已经存在，请换一个名字。`, `${out} exists already: choose another name.`);
  await mkdir(dirname(out), { recursive: true });
  const draft = await mkdtemp(`${out}.part-`);
  try {
    await mkdir(join(draft, 'tables'), { mode: 0o700 });
    const manifest = await copyTables(client, draft);
    // Pictures are never changed, so one that the rows name is there, also if it came after the instant of the rows.
    if (existsSync(media)) await cp(media, mediaIn(draft), { recursive: true });
    await writeManifest(draft, manifest);
    if (isArchive(out)) await archive(draft, out);
    else await rename(draft, out);
    return manifest;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function copyTables(client: Client, draft: string): Promise<Manifest> {
  await client.query(
    "begin isolation level repeatable read read only; set local datestyle = 'ISO'; set local timezone = 'UTC'",
  );
  try {
    const tables = await listTables(client);
    const { rows } = await client.query<{ now: Date }>('select now() as now');
    const migrations = await listMigrations(client);
    const written: Manifest['tables'] = [];
    for (const table of tables) {
      written.push({ name: table.name, columns: table.columns, rows: await copyTable(client, table, draft) });
    }
    return { format: 1, takenAt: rows[0]!.now.toISOString(), migrations, tables: written };
  } finally {
    await client.query('rollback');
  }
}

async function copyTable(client: Client, { name, columns, guarded }: Table, draft: string): Promise<number> {
  // Where the owner is under row-level security too, the role that sees every shop reads.
  if (guarded) await client.query('set local role heyi_platform');
  const rows = client.query(copyTo(`copy (select ${columns.join(', ')} from ${name}) to stdout`));
  await pipeline(rows, createWriteStream(tableFile(draft, name), { mode: 0o600 }));
  if (guarded) await client.query('set local role none');
  return rows.rowCount;
}

async function archive(draft: string, out: string): Promise<void> {
  const packed = `${draft}.packed`;
  try {
    await packFolder(draft, packed);
    await rename(packed, out);
  } finally {
    await rm(packed, { force: true });
  }
}
