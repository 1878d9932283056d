import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startPostgres } from '../server/src/kernel/postgres/start-postgres.ts';
import { spread, type Line } from './figures.ts';
import { fillShop, VISITORS } from './fill-shop.ts';
import { measureOrders } from './measure-orders.ts';
import { startProgram, stopPrograms, type Program } from './program.ts';
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
const known = ['start', 'page', 'orders', 'hot'];
const works = new Set(values.work.split(','));
const unknown = [...works].filter((work) => !known.includes(work));
if (unknown.length > 0) throw new Error(`--work ${unknown.join(',')}: there are ${known.join(', ')}`);
const TMPFS = 0x01021994;

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
    select string_agg(name || '=' || current_setting(name), ' ' order by name) as text
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
      const bench = { url: program.url, socket: connection.host, folder: dataDir, filled, pace };
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
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stopPrograms);
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
