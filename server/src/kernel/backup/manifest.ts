import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { BackupError } from './backup-error.ts';

const file = 'heyi-backup.json';

const Manifest = Type.Object({
  format: Type.Literal(1),
  takenAt: Type.String(),
  /** The migrations that the database had, in order: which shape the tables have. */
  migrations: Type.Array(Type.Object({ name: Type.String(), checksum: Type.String() })),
  tables: Type.Array(
    Type.Object({ name: Type.String(), columns: Type.Array(Type.String()), rows: Type.Integer({ minimum: 0 }) }),
  ),
});

/** What a backup says of itself. Each table has its rows in `tables/<schema>.<table>.copy`, COPY's text format. */
export type Manifest = Type.Static<typeof Manifest>;

export const tableFile = (folder: string, table: string): string => join(folder, 'tables', `${table}.copy`);

export const mediaIn = (folder: string): string => join(folder, 'media');

export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  await writeFile(join(folder, file), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
}

/** Throws BackupError when the folder is not a backup that this program can read. */
export async function readManifest(folder: string): Promise<Manifest> {
  try {
    return Value.Parse(Manifest, JSON.parse(await readFile(join(folder, file), 'utf8')));
  } catch (error) {
    throw new BackupError('这不是合一的备份文件。', 'This is not a backup made by Heyi.', error);
  }
}
