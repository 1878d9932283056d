import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { describe, ratioOf, type Line, type Sample } from './figures.ts';
import { load } from './load.ts';
import { freePort, type Program } from './program.ts';

const bare = fileURLToPath(new URL('bare-fastify.ts', import.meta.url));

/** The data of the demo's open sale, with its pictures and pickup points, against bare Fastify with the same bytes. */
export async function measureSalePage(
  program: Program,
  connection: pg.ClientConfig,
  options: { rounds: number; seconds: number },
): Promise<Line> {
  const path = `/api/store/sales/${await openSaleCode(connection)}`;
  const bytes = Buffer.from(await (await fetch(program.url + path)).arrayBuffer());
  const file = join(program.dataDir, 'bench-sale-page.json');
  writeFileSync(file, bytes);
  const port = await freePort();
  const child = spawn(process.execPath, [bare, file, String(port)], { stdio: 'inherit' });
  const ours: Sample[] = [];
  const theirs: Sample[] = [];
  try {
    const limit = `http://127.0.0.1:${port}`;
    await untilAnswered(limit);
    for (const url of [program.url, limit]) await load(url, { method: 'GET', path }, 1);
    for (let round = 0; round < options.rounds; round += 1) {
      ours.push(await load(program.url, { method: 'GET', path }, options.seconds));
      theirs.push(await load(limit, { method: 'GET', path }, options.seconds));
    }
  } finally {
    child.kill();
    await once(child, 'exit');
  }
  const figures = [describe('ours', ours), describe('bare Fastify', theirs), `${bytes.length} bytes a reply`];
  return { work: 'data of a sale page', ratio: ratioOf(ours, theirs), bar: '>= 0.6', figures };
}

async function openSaleCode(connection: pg.ClientConfig): Promise<string> {
  const client = new pg.Client(connection);
  await client.connect();
  const { rows } = await client.query<{ code: string }>(
    "select code from sales.sales where status = 'open' order by created_at, id limit 1",
  );
  await client.end();
  return rows[0]!.code;
}

async function untilAnswered(url: string): Promise<void> {
  for (;;) {
    const reply = await fetch(url).catch(() => undefined);
    await reply?.arrayBuffer();
    if (reply) return;
    await sleep(50);
  }
}
