import { accessSync, constants, mkdirSync } from 'node:fs';
import type { ClientBase } from 'pg';
import type { Config } from './kernel/config.ts';

const OLDEST = 15;
const decision = 'docs/decisions/2026-11-24-three-sizes-of-database.md';

const said = (chinese: string, english: string, cause?: unknown): Error =>
  new Error(`${chinese}\n${english}`, { cause });

/** @throws Error in words for the person who started us, when the data folder is none or not ours to write */
export function openDataFolder({ dataDir }: Config): void {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw said(
      `数据目录 ${dataDir} 不能写（${code}）。请换一个（HEYI_DATA），或把它的所有者改成当前用户。`,
      `The data folder ${dataDir} cannot be written (${code}): choose another (HEYI_DATA), or make this user its owner.`,
      error,
    );
  }
}

/** @throws Error when the server of DATABASE_URL is older than we promise to run on */
export async function refuseOldServer(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ version: number }>(
    "select current_setting('server_version_num')::int / 10000 as version",
  );
  const { version } = rows[0]!;
  if (version >= OLDEST) return;
  throw said(
    `数据库是 PostgreSQL ${version}，需要 ${OLDEST} 或更新。`,
    `The database is PostgreSQL ${version}; ${OLDEST} or newer is needed.`,
  );
}

/** What stands between us and the server of DATABASE_URL, in words that name neither its password nor its address. */
export function serverFailure(error: unknown): unknown {
  const { code = '', message, errors } = error as AggregateError & { code?: string };
  const detail = message || (errors?.[0] as Error | undefined)?.message || code;
  if (code.startsWith('28')) {
    return said('DATABASE_URL 的用户名或密码不对。', `DATABASE_URL: wrong user or password.\n${detail}`, error);
  }
  if (code === '3D000') {
    return said('DATABASE_URL 里的数据库还没有建。', `DATABASE_URL: there is no such database.\n${detail}`, error);
  }
  if (/^(E[A-Z]+|57P0\d|53300|08...|ERR_INVALID_URL)$/.test(code)) {
    return said(
      'DATABASE_URL 的数据库连不上，请检查地址，以及它是否在运行。',
      `DATABASE_URL: the database cannot be reached; check the address and whether it runs.\n${detail}`,
      error,
    );
  }
  const denied = [error, (error as Error).cause].some(
    (one) => (one as { code?: string } | undefined)?.code === '42501',
  );
  if (!denied) return error;
  return said(
    `DATABASE_URL 的用户权限不够，需要哪些见 ${decision}。`,
    `DATABASE_URL: its user lacks rights; ${decision} says which it needs.\n${detail}`,
    error,
  );
}
