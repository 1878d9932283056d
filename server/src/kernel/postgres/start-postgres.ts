import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientConfig } from 'pg';
import { checkVersion, clusterVersion } from './binaries.ts';
import { claim, type Claim } from './claim.ts';
import { isUsed, waitUntilReady } from './connect.ts';
import { prepareFolders, type Folders } from './folders.ts';
import { initialiseCluster } from './initialise-cluster.ts';
import { boundLog } from './log-file.ts';
import { findPostmaster, spawnPostmaster, startFailure, stopPostmaster } from './postmaster.ts';
import { isAlive } from './processes.ts';
import { PostgresStartError } from './start-error.ts';
import { supervise } from './supervise.ts';

/** How long a guest waits for a server that its owner has not started yet. */
const ownerPatience = 60_000;
/** How often a guest looks whether its server still has an owner. */
const guestGlance = 1_000;

export type PostgresOptions = {
  /** Holds the cluster in `postgres`, beside its socket, lock and log. Created when absent. */
  dataDir: string;
  log: { info(message: string): void; warn(message: string): void };
  /** False where user namespaces are forbidden; found out when left out. Matters only to root. */
  namespaces?: boolean;
};

export type RunningPostgres = {
  connection: ClientConfig & { host: string; port: number; user: string; database: string };
  /** True when the server was already running: another process owns it, or its owner was killed. */
  attached: boolean;
  /** Ends the server, unless another process still uses it. Our own connections must have been closed. */
  stop(): Promise<void>;
};

/**
 * Starts the embedded PostgreSQL of a data folder, or attaches to it where it already runs. Of several processes with
 * the same folder one is the owner, which watches over the server; the others are guests, one of which follows when
 * the owner goes. The last one stops the server.
 * Throws PostgresStartError with words for the user.
 */
export async function startPostgres({ dataDir, log, namespaces }: PostgresOptions): Promise<RunningPostgres> {
  const folders = prepareFolders(dataDir, namespaces);
  const connection = { host: folders.socket, port: 5432, user: 'heyi', database: 'heyi' };
  for (const deadline = Date.now() + ownerPatience; ; await sleep(25)) {
    const owned = claim(folders.lock);
    if (owned) return await open(folders, connection, owned, log);
    const runs = () => findPostmaster(folders) !== undefined;
    if (runs() && (await waitUntilReady(connection, runs))) {
      return { connection, attached: true, stop: hold(folders, connection, undefined, log) };
    }
    if (Date.now() > deadline) throw ownerHangs(folders);
  }
}

async function open(
  folders: Folders,
  connection: RunningPostgres['connection'],
  owned: Claim,
  log: PostgresOptions['log'],
): Promise<RunningPostgres> {
  try {
    if (clusterVersion(folders.cluster) === undefined) {
      log.info('正在建立数据库… Creating the database…');
      await initialiseCluster(folders);
    }
    checkVersion(folders.cluster, folders.binaries);
    boundLog(folders.log);
    const running = await attach(folders, connection);
    if (running === undefined) await start(folders, connection);
    return { connection, attached: running !== undefined, stop: hold(folders, connection, owned, log) };
  } catch (error) {
    owned.release();
    throw error;
  }
}

/** Keeps hold of a running server, as its owner or as a guest who may become that; returns how to let go of it. */
function hold(folders: Folders, connection: ClientConfig, owned: Claim | undefined, log: PostgresOptions['log']) {
  const watchOver = () => supervise(folders, findPostmaster(folders) ?? 0, () => start(folders, connection), log);
  let mine = owned;
  let watch = mine && watchOver();
  const timer = setInterval(() => {
    mine ??= claim(folders.lock);
    if (mine) watch ??= watchOver();
  }, guestGlance).unref();
  return async () => {
    clearInterval(timer);
    mine ??= claim(folders.lock);
    if (!mine) return;
    await watch?.end();
    const pid = findPostmaster(folders);
    if (pid !== undefined && !(await isUsed(connection))) await stopPostmaster(pid);
    mine.release();
  };
}

async function attach(folders: Folders, connection: ClientConfig): Promise<number | undefined> {
  const runs = () => findPostmaster(folders) !== undefined;
  const pid = findPostmaster(folders);
  return pid !== undefined && (await waitUntilReady(connection, runs)) ? pid : undefined;
}

async function start(folders: Folders, connection: ClientConfig): Promise<number> {
  const pid = await spawnPostmaster(folders);
  if (!(await waitUntilReady(connection, () => isAlive(pid)))) throw startFailure(folders);
  return pid;
}

function ownerHangs({ lock }: Folders): PostgresStartError {
  return new PostgresStartError(
    `另一个进程占用着数据目录，但没有启动数据库（见 ${lock}）。请先结束那个进程。`,
    `Another process holds the data folder without starting its database (see ${lock}): end that process first.`,
  );
}
