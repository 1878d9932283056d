import { createHash } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canReach, chooseAccount, type Account } from './account.ts';
import { findBinaries, type Binaries } from './binaries.ts';
import { PostgresStartError } from './start-error.ts';

export type Folders = {
  account: Account;
  binaries: Binaries;
  /** Where the cluster is, or will be: the real path, which is the working directory of its processes. */
  cluster: string;
  /** Holds the socket; short, private, and the same for everyone who opens the same data. */
  socket: string;
  log: string;
  lock: string;
};

const shared = '/var/lib/heyi';
/** A socket's path has room for 107 bytes on Linux and 103 on macOS. */
const longestSocketPath = 100;

/** Finds and creates the folders for the database of `dataDir`, which is created when absent. */
export function prepareFolders(dataDir: string, namespaces?: boolean): Folders {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const data = realpathSync(dataDir);
  const place = join(data, 'postgres');
  if (existsSync(place)) checkOwner(place);
  const account = chooseAccount(existsSync(place) ? place : data, namespaces);
  if (account.kind === 'user') openDoor(data);
  const home = canReach(account, data) ? data : elsewhere(data, account);
  return {
    account,
    binaries: reachableBinaries(account),
    cluster: clusterFolder(place, home),
    socket: socketFolder(data, home, account),
    log: join(data, 'postgres.log'),
    lock: join(data, 'postgres.lock'),
  };
}

/** Makes a folder that only the account may enter. One that somebody else put there first is refused. */
export function makePrivateFolder(path: string, account: Account): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const found = lstatSync(path);
  const ours = [process.getuid?.(), account.kind === 'user' ? account.uid : undefined];
  if (!found.isDirectory() || !ours.includes(process.getuid && found.uid)) throw unreachable(path);
  chmodSync(path, 0o700);
  if (account.kind === 'user') chownSync(path, account.uid, account.gid);
}

function checkOwner(place: string): void {
  const uid = process.getuid?.();
  if (uid === undefined || uid === 0 || statSync(place).uid === uid) return;
  throw new PostgresStartError(
    `数据目录 ${place} 属于另一个用户。请用该用户运行，或把目录的所有者改成当前用户。`,
    `The data folder ${place} belongs to another user: run as that user, or change the folder's owner.`,
  );
}

function openDoor(folder: string): void {
  chmodSync(folder, lstatSync(folder).mode | 0o111);
}

/** Data below a folder that the account may not enter, such as /root, is kept in the system's place for it. */
function elsewhere(data: string, account: Account): string {
  const home = join(shared, hash(data));
  mkdirSync(home, { recursive: true, mode: 0o755 });
  if (!canReach(account, home)) throw unreachable(data);
  return home;
}

function clusterFolder(place: string, home: string): string {
  const cluster = join(home, 'postgres');
  if (cluster !== place && !lstatSync(place, { throwIfNoEntry: false })) symlinkSync(cluster, place);
  return existsSync(cluster) ? realpathSync(cluster) : cluster;
}

function reachableBinaries(account: Account): Binaries {
  const { folder, version } = findBinaries();
  if (canReach(account, folder)) return { folder, version };
  const copy = join(shared, `postgres-${version}`);
  if (!existsSync(copy)) {
    mkdirSync(shared, { recursive: true, mode: 0o755 });
    const draft = `${copy}.${process.pid}`;
    rmSync(draft, { recursive: true, force: true });
    cpSync(folder, draft, { recursive: true, verbatimSymlinks: true });
    renameSync(draft, copy);
  }
  return { folder: copy, version };
}

function socketFolder(data: string, home: string, account: Account): string {
  const near = join(home, 'socket');
  const fits = Buffer.byteLength(join(near, '.s.PGSQL.5432')) <= longestSocketPath;
  const folder = fits ? near : join(shortTemporaryFolder(), `heyi-${hash(data)}`);
  makePrivateFolder(folder, account);
  return folder;
}

function shortTemporaryFolder(): string {
  return Buffer.byteLength(tmpdir()) <= 40 ? tmpdir() : '/tmp';
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

function unreachable(folder: string): PostgresStartError {
  return new PostgresStartError(
    `数据库进程不能使用目录 ${folder}，请换一个数据目录（HEYI_DATA）。`,
    `The database's process cannot use the folder ${folder}: choose another data folder (HEYI_DATA).`,
  );
}
