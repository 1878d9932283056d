import { spawn } from 'node:child_process';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { bucketOf } from '../server/src/kernel/outbox.ts';
import { derivedId } from '../server/src/kernel/ids.ts';
import type { Sample } from './figures.ts';
import type { Filled } from './fill-shop.ts';

/** More clients than cores help PostgreSQL to a point, which depends on the machine: each is tried. */
export const CLIENT_COUNTS = [1, 2, 4, 8, 16] as const;
const script = fileURLToPath(new URL('sql/order.sql', import.meta.url));

/** PostgreSQL's own load program, or undefined where there is none. */
export function findPgbench(): string | undefined {
  const paths = (process.env['PATH'] ?? '').split(':').map((folder) => join(folder, 'pgbench'));
  return [...globSync('/usr/lib/postgresql/*/bin/pgbench').toSorted().reverse(), ...paths].find((path) =>
    existsSync(path),
  );
}

/** How a load program places one order per transaction, without row-level security. */
export interface Load {
  /** Where the database's socket is. */
  socket: string;
  /** A folder for what the program reads. */
  folder: string;
  hot: boolean;
  /** Sends the writes without waiting for each answer: the least round trips one order can have. */
  pipelined: boolean;
  clients: number;
  seconds: number;
}

/** What the script is told of the shop. */
export function variablesOf(filled: Filled, hot: boolean): Record<string, string | number> {
  return {
    shop: filled.shopId,
    low: 0,
    high: hot ? 0 : filled.offers.length - 1,
    visitors: filled.visitors.length,
    revenue: derivedId(filled.shopId, 'revenue', ''),
    bucket: bucketOf(filled.shopId),
  };
}

/** The writes of one order as pgbench reads them; between its marks they need no answer. */
export const readScript = (): string => readFileSync(script, 'utf8');

/** The same writes, by pgbench. */
export async function placeByPgbench(program: string, filled: Filled, options: Load): Promise<Sample> {
  const { socket, clients, seconds } = options;
  const connect = ['-h', socket, '-p', '5432', '-U', 'heyi'];
  const pace = ['-n', '-M', 'prepared', '-c', String(clients), '-j', '1', '-T', String(seconds)];
  const variables = Object.entries(variablesOf(filled, options.hot)).flatMap(([name, value]) => [
    '-D',
    `${name}=${value}`,
  ]);
  const args = [...connect, ...pace, '-f', scriptFile(options), ...variables, 'heyi'];
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const [said, complaint] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const rate = said.match(/^tps = ([\d.]+)/m)?.[1];
  const failed = said.match(/number of failed transactions: (\d+)/)?.[1];
  if (rate === undefined || (failed ?? '0') !== '0' || complaint.includes('error')) throw new Error(complaint || said);
  return { rate: Number(rate) };
}

function scriptFile({ pipelined, folder }: Load): string {
  if (!pipelined) return script;
  const file = join(folder, 'bench-order-pipelined.sql');
  const marked = readScript()
    .replace('-- pipeline begins', '\\startpipeline')
    .replace('-- pipeline ends', '\\endpipeline');
  writeFileSync(file, marked);
  return file;
}
