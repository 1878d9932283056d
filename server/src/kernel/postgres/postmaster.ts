import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandAs } from './account.ts';
import type { Folders } from './folders.ts';
import { tailOf } from './log-file.ts';
import { isAlive, processesIn, signal } from './processes.ts';
import { serverSettings } from './settings.ts';
import { PostgresStartError } from './start-error.ts';

/** How long children of a server that was killed may take to end by themselves. */
const orphanPatience = 2_500;
const fastStopPatience = 30_000;

/** The id of the server that runs on this cluster, whoever started it, or undefined. */
export function findPostmaster({ cluster }: Folders): number | undefined {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const pid = Number(readFileSync(file, 'utf8').split('\n', 1)[0]);
  const lives = process.platform === 'linux' ? processesIn(cluster).includes(pid) : isAlive(pid);
  return lives ? pid : undefined;
}

/** Starts the server in a session of its own, so that Ctrl-C reaches us and not it; returns its process id. */
export async function spawnPostmaster(folders: Folders): Promise<number> {
  await clearRemains(folders);
  const settings = Object.entries(serverSettings(folders.socket)).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const program = join(folders.binaries.folder, 'bin', 'postgres');
  const { command, args, options } = commandAs(folders.account, program, ['-D', folders.cluster, ...settings]);
  const log = openSync(folders.log, 'a', 0o600);
  const env = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' };
  const child = spawn(command, args, { ...options, cwd: '/', env, detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  child.unref();
  await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject));
  return child.pid!;
}

/** Ends the server: open transactions are rolled back, everything committed is on disk. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const [name, patience] of [
    ['SIGINT', fastStopPatience],
    ['SIGQUIT', 5_000],
  ] as const) {
    if (isAlive(pid)) signal(pid, name);
    if (await hasEnded(pid, patience)) return;
  }
}

/** What the log says about a server that ended while it was starting. */
export function startFailure({ log }: Folders): PostgresStartError {
  return new PostgresStartError(
    `数据库没有启动，详见 ${log}。`,
    `The database did not start, see ${log}.\n${tailOf(log)}`,
  );
}

/**
 * After a kill, children may still write and the lock files name a process that is gone, or gone but not collected by
 * its parent, at which the server would refuse to start.
 */
async function clearRemains({ cluster, socket }: Folders): Promise<void> {
  if (!existsSync(join(cluster, 'postmaster.pid'))) return;
  for (const pid of processesIn(cluster)) {
    if (!(await hasEnded(pid, orphanPatience))) signal(pid, 'SIGKILL');
    await hasEnded(pid, orphanPatience);
  }
  if (process.platform !== 'linux') return;
  rmSync(join(cluster, 'postmaster.pid'), { force: true });
  rmSync(join(socket, '.s.PGSQL.5432'), { force: true });
  rmSync(join(socket, '.s.PGSQL.5432.lock'), { force: true });
}

async function hasEnded(pid: number, patience: number): Promise<boolean> {
  for (const deadline = Date.now() + patience; isAlive(pid); await sleep(5)) if (Date.now() > deadline) return false;
  return true;
}
