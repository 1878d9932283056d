import { spawn } from 'node:child_process';
import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { basename, dirname, join } from 'node:path';
import { commandAs } from './account.ts';
import { makePrivateFolder, type Folders } from './folders.ts';
import { processesIn, processesWith, signal } from './processes.ts';
import { PostgresStartError } from './start-error.ts';

const options = [
  '--username=heyi',
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--lc-collate=C',
  // Trigrams of Chinese text are empty under plain C.
  '--lc-ctype=C.UTF-8',
  // Only who may enter the socket's private folder can connect, and only there.
  '--auth-local=trust',
  '--auth-host=reject',
  '--no-instructions',
];

/** Creates the cluster. It appears in its place whole or not at all; drafts of starts that were cut off are removed. */
export async function initialiseCluster(folders: Folders): Promise<void> {
  const { account, binaries, cluster } = folders;
  removeDrafts(cluster);
  const draft = `${cluster}.init-${process.pid}`;
  makePrivateFolder(draft, account);
  const initdb = commandAs(account, join(binaries.folder, 'bin', 'initdb'), [...options, into(draft)]);
  const environment = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' };
  const child = spawn(initdb.command, initdb.args, { ...initdb.options, cwd: '/', env: environment });
  const ended = new Promise<number | null>((resolve, reject) => child.on('close', resolve).on('error', reject));
  const [code, , complaint] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  if (code !== 0) {
    rmSync(draft, { recursive: true, force: true });
    const why = complaint.trim();
    throw new PostgresStartError(`不能建立数据库文件：${why}`, `The database files could not be created: ${why}`);
  }
  renameSync(draft, cluster);
  keepName(dirname(cluster));
}

const into = (draft: string) => `--pgdata=${draft}`;

function removeDrafts(cluster: string): void {
  const home = dirname(cluster);
  for (const name of readdirSync(home).filter((entry) => entry.startsWith(`${basename(cluster)}.init-`))) {
    const draft = join(home, name);
    for (const pid of [...processesWith(into(draft)), ...processesIn(draft)]) signal(pid, 'SIGKILL');
    rmSync(draft, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }
}

/** A rename lasts through a power cut once its folder is written. */
function keepName(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
