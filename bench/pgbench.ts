import { spawn } from 'node:child_process';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { bucketOf } from '../server/src/kernel/outbox.ts';
import { derivedId } from '../server/src/kernel/ids.ts';
import type { Sample } from './figures.ts';
import type { Filled } from './fill-shop.ts';

export const CLIENTS = 16;
const script = fileURLToPath(new URL('sql/order.sql', import.meta.url));

/** PostgreSQL's own load program, or undefined where there is none. */
export function findPgbench(): string | undefined {
  const paths = (process.env['PATH'] ?? '').split(':').map((folder) => join(folder, 'pgbench'));
  return [...globSync('/usr/lib/postgresql/*/bin/pgbench').toSorted().reverse(), ...paths].find((path) =>
    existsSync(path),
  );
}

export interface PgbenchOptions {
  program: string;
  socket: string;
  hot: boolean;
  /** Sends the writes without waiting for each answer: the least round trips one order can have. */
  pipelined: boolean;
  seconds: number;
}

/** The same writes, one order per transaction, over 16 connections, without row-level security. */
export async function placeByPgbench(filled: Filled, options: PgbenchOptions): Promise<Sample> {
  const variables = {
    shop: filled.shopId,
    low: 0,
    high: options.hot ? 0 : filled.offers.length - 1,
    visitors: filled.visitors.length,
    revenue: derivedId(filled.shopId, 'revenue', ''),
    bucket: bucketOf(filled.shopId),
  };
  const file = options.pipelined ? pipelinedScript() : script;
  const args = [
    '-h',
    options.socket,
    '-p',
    '5432',
    '-U',
    'heyi',
    '-n',
    '-M',
    'prepared',
    '-c',
    String(CLIENTS),
    '-j',
    '1',
  ];
  args.push('-T', String(options.seconds), '-f', file);
  args.push(...Object.entries(variables).flatMap(([name, value]) => ['-D', `${name}=${value}`]), 'heyi');
  const child = spawn(options.program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const [said, complaint] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const rate = said.match(/^tps = ([\d.]+)/m)?.[1];
  const failed = said.match(/number of failed transactions: (\d+)/)?.[1];
  if (rate === undefined || (failed ?? '0') !== '0' || complaint.includes('error')) throw new Error(complaint || said);
  return { rate: Number(rate) };
}

function pipelinedScript(): string {
  const file = join(tmpdir(), `heyi-bench-${process.pid}.sql`);
  const source = readFileSync(script, 'utf8');
  const marked = source.replace('-- pipeline begins', '\\startpipeline').replace('-- pipeline ends', '\\endpipeline');
  writeFileSync(file, marked);
  return file;
}
