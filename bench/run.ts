import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startPostgres, type RunningPostgres } from '../server/src/kernel/postgres/start-postgres.ts';
import { describe, ratioOf, spread, type Line, type Sample } from './figures.ts';
import { fillShop, SALES, VISITORS, type Filled } from './fill-shop.ts';
import { CONNECTIONS } from './load.ts';
import { CLIENTS, findPgbench, placeByPgbench } from './pgbench.ts';
import { placeOverHttp } from './place-orders.ts';
import { startProgram, type Program } from './program.ts';
import { measureSalePage } from './sale-page.ts';

const help = `npm run bench [-- --quick] [--json] [--work start,page,orders,hot]
Measures this machine: each figure is the median of rounds that alternate with what it is held against.`;

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
    work: { type: 'string', default: 'start,page,orders,hot' },
  },
});

const pace = values.quick ? { rounds: 3, seconds: 1, orders: 2_000 } : { rounds: 5, seconds: 6, orders: 20_000 };
const works = new Set(values.work.split(','));
const TMPFS = 0x01021994;

interface Bench {
  program: Program;
  postgres: RunningPostgres;
  filled: Filled;
}

async function measureOrders({ program, postgres, filled }: Bench, hot: boolean): Promise<Line> {
  const pgbench = findPgbench();
  const ours: Sample[] = [];
  const single: Sample[] = [];
  const pipelined: Sample[] = [];
  const by = { socket: postgres.connection.host, hot, seconds: pace.seconds };
  await placeOverHttp(program.url, filled, { hot, seconds: 2 });
  for (let round = 0; round < pace.rounds; round += 1) {
    ours.push(await placeOverHttp(program.url, filled, { hot, seconds: pace.seconds }));
    if (pgbench === undefined) continue;
    single.push(await placeByPgbench(filled, { ...by, program: pgbench, pipelined: false }));
    pipelined.push(await placeByPgbench(filled, { ...by, program: pgbench, pipelined: true }));
  }
  const work = hot ? 'placing orders, everybody on the same two goods' : `placing orders over ${SALES} sales`;
  const bar = hot ? '>= 3' : '>= 1';
  if (pgbench === undefined) return { work, bar, figures: [describe('ours', ours), 'pgbench is not installed'] };
  const figures = [
    describe(`ours over HTTP, ${CONNECTIONS} connections`, ours),
    describe(`pgbench, one order per transaction, ${CLIENTS} connections`, single),
    `${describe('pgbench, the writes of an order pipelined', pipelined)} (ratio ${ratioOf(ours, pipelined).toFixed(2)})`,
  ];
  return { work, ratio: ratioOf(ours, single), bar, figures };
}

/** Starts anew three times on the data of the first start; memory after five quiet seconds. */
async function measureStart(first: Program): Promise<{ lines: Line[]; program: Program }> {
  let program = first;
  const again: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    await program.stop();
    program = await startProgram(program.dataDir);
    again.push(program.startMs);
  }
  await sleep(5_000);
  const { server, all } = program.memory();
  const lines = [
    {
      work: 'first start of an empty folder to the first page',
      bar: '< 8,000 ms',
      figures: [spread([first.startMs], ' ms')],
    },
    { work: 'start to the first page', bar: '< 1,500 ms', figures: [spread(again, ' ms')] },
    {
      work: 'memory idle',
      bar: 'server < 200 MiB',
      figures: [`server ${server.toFixed()} MiB, with PostgreSQL ${all.toFixed()} MiB`],
    },
  ];
  return { lines, program };
}

async function settingsOf(connection: pg.ClientConfig): Promise<string> {
  const client = new pg.Client(connection);
  await client.connect();
  const { rows } = await client.query<{ text: string }>(`
    select string_agg(name || '=' || setting || coalesce(unit, ''), ' ' order by name) as text
    from pg_settings where name in
      ('server_version', 'fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers', 'max_wal_size')`);
  await client.end();
  return rows[0]!.text;
}

async function measureAll(dataDir: string): Promise<{ circumstances: string[]; lines: Line[] }> {
  let program = await startProgram(dataDir);
  const lines: Line[] = [];
  if (works.has('start')) {
    const started = await measureStart(program);
    program = started.program;
    lines.push(...started.lines);
  }
  const postgres = await startPostgres({ dataDir, log: { info: () => undefined, warn: () => undefined } });
  const { connection } = postgres;
  const circumstances = [
    `${cpus().length} × ${cpus()[0]!.model}, ${Math.round(totalmem() / 2 ** 30)} GiB; server, database and load share them`,
    `load of the machine before: ${loadavg()
      .map((part) => part.toFixed(1))
      .join(' ')}`,
    await settingsOf(connection),
  ];
  try {
    if (works.has('page')) lines.push(await measureSalePage(program, connection, pace));
    if (works.has('orders') || works.has('hot')) {
      const filled = await fillShop(connection, pace.orders);
      circumstances.push(`${pace.orders} orders of ${VISITORS} visitors beforehand, every table analysed`);
      const bench = { program, postgres, filled };
      if (works.has('orders')) lines.push(await measureOrders(bench, false));
      if (works.has('hot')) lines.push(await measureOrders(bench, true));
      const { server, all } = program.memory();
      const figures = [`server ${server.toFixed()} MiB, with PostgreSQL ${all.toFixed()} MiB`];
      lines.push({ work: 'memory after the load', bar: 'none', figures });
    }
    return { circumstances, lines };
  } finally {
    await program.stop();
    await postgres.stop();
  }
}

if (values.help) {
  console.log(help);
} else {
  const dataDir = mkdtempSync(join(tmpdir(), 'heyi-bench-'));
  try {
    if (statfsSync(dataDir).type === TMPFS)
      throw new Error(`${dataDir} lies in memory: set TMPDIR to a folder on a disk`);
    const report = await measureAll(dataDir);
    if (values.json) console.log(JSON.stringify(report, null, 2));
    else {
      console.log(report.circumstances.join('\n'));
      for (const { work, ratio, bar, figures } of report.lines) {
        console.log(
          `\n${ratio === undefined ? '' : `${ratio.toFixed(2)} × `}${work} (bar ${bar})\n  ${figures.join('\n  ')}`,
        );
      }
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
