import { spawn } from 'node:child_process';
import { lstat, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { BackupError } from './backup-error.ts';

export const isArchive = (path: string): boolean => /\.(tar\.gz|tgz)$/.test(path);

/** Only the owner may read what it makes. */
export async function packFolder(folder: string, archive: string): Promise<void> {
  await writeFile(archive, '', { mode: 0o600, flag: 'wx' });
  await tar(['-C', folder, '-czf', archive, '.']);
}

/** Unpacks into a new folder below `place` and returns it. Refuses what is not a plain file or folder. */
export async function unpackArchive(archive: string, place: string): Promise<string> {
  const folder = await mkdtemp(join(place, 'restore-'));
  try {
    await tar(['-C', folder, '--no-same-owner', '-xzf', archive]);
    await refuseLinks(folder);
    return folder;
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function refuseLinks(folder: string): Promise<void> {
  for (const name of await readdir(folder, { recursive: true })) {
    const entry = await lstat(join(folder, name));
    if (!entry.isFile() && !entry.isDirectory()) {
      throw new BackupError(`备份里有不该有的文件：${name}`, `The backup holds something it should not: ${name}`);
    }
  }
}

async function tar(args: string[]): Promise<void> {
  const child = spawn('tar', args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise((resolve, reject) => child.on('close', resolve).on('error', reject));
  const [code, complaint] = await Promise.all([ended, text(child.stderr)]);
  if (code === 0) return;
  throw new BackupError(
    '备份文件读写失败，可能不完整，或者不是备份文件。',
    `The backup file could not be read or written: ${complaint.trim()}`,
  );
}
