import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg, { type ClientConfig } from 'pg';
import { fastFolder } from '../../../test/cluster.ts';
import { processesIn } from './processes.ts';
import { startPostgres, type PostgresOptions, type RunningPostgres } from './start-postgres.ts';

const temporary = mkdtempSync(join(fastFolder(), 'heyi-postgres-'));
const quiet = { info: () => undefined, warn: () => undefined };
const isRoot = process.getuid?.() === 0;
const children: ChildProcess[] = [];
after(async () => {
  for (const child of children) child.kill('SIGKILL');
  for (const name of readdirSync(temporary)) {
    for (const pid of processesIn(join(temporary, name, 'postgres'))) process.kill(pid, 'SIGKILL');
  }
  rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
});

test('what was committed is there after a stop and a start', async () => {
  const dataDir = newFolder();
  const first = await start({ dataDir });
  await query(first, 'create table notes as select 1 as id');
  await first.stop();
  assert.deepEqual(processesIn(join(dataDir, 'postgres')), []);
  const second = await start({ dataDir });
  assert.deepEqual(await query(second, 'select id from notes'), [{ id: 1 }]);
  assert.deepEqual([first.attached, second.attached], [false, false]);
  await second.stop();
});

test('it is durable, listens on a private socket only, and knows Chinese', async () => {
  const dataDir = newFolder();
  const server = await start({ dataDir });
  assert.deepEqual(await settings(server, ['fsync', 'synchronous_commit', 'full_page_writes', 'listen_addresses']), {
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    listen_addresses: '',
  });
  assert.equal(statSync(server.connection.host).mode & 0o777, 0o700);
  await query(server, 'create extension pg_trgm');
  assert.deepEqual(await query(server, "select cardinality(show_trgm('苹果手机')) as count"), [{ count: 5 }]);
  await server.stop();
});

test('a server that is killed comes back by itself with everything that was committed', async () => {
  const dataDir = newFolder();
  const server = await start({ dataDir });
  await query(server, 'create table notes as select 7 as id');
  process.kill(await postmasterOf(server), 'SIGKILL');
  const rows = await untilAnswered(() => query(server, 'select id from notes'));
  assert.deepEqual(rows, [{ id: 7 }]);
  await server.stop();
  assert.deepEqual(processesIn(join(dataDir, 'postgres')), []);
});

test('everything killed at once, the next start recovers', async () => {
  const dataDir = newFolder();
  const owner = await startElsewhere(dataDir);
  const server = await start({ dataDir });
  await query(server, 'create table notes as select 5 as id');
  owner.kill('SIGKILL');
  for (const pid of processesIn(join(dataDir, 'postgres'))) process.kill(pid, 'SIGKILL');
  const next = await start({ dataDir });
  assert.equal(next.attached, false);
  assert.deepEqual(await query(next, 'select id from notes'), [{ id: 5 }]);
  await next.stop();
});

test('when only its owner is killed the server lives on, and the next start owns it', async () => {
  const dataDir = newFolder();
  const owner = await startElsewhere(dataDir);
  owner.kill('SIGKILL');
  await once(owner, 'exit');
  const server = await start({ dataDir });
  assert.equal(server.attached, true);
  await server.stop();
  assert.deepEqual(processesIn(join(dataDir, 'postgres')), []);
});

test('killed while it creates its files, it creates them anew', async () => {
  const dataDir = newFolder();
  for (const delay of [0, 150, 400]) {
    const owner = elsewhere(dataDir);
    await once(createInterface({ input: owner.stdout! }), 'line');
    await sleep(delay);
    owner.kill('SIGKILL');
    await once(owner, 'exit');
    assert.equal(existsSync(join(dataDir, 'postgres')), false);
  }
  const server = await start({ dataDir });
  assert.deepEqual(await query(server, 'select 1 as id'), [{ id: 1 }]);
  assert.deepEqual(
    readdirSync(dataDir).filter((name) => name.includes('init')),
    [],
  );
  await server.stop();
});

test('processes that open the same new data at once share one server, and the last one to leave stops it', async () => {
  const dataDir = newFolder();
  const [one, other] = await Promise.all([start({ dataDir }), startElsewhere(dataDir)]);
  const guest = await start({ dataDir });
  assert.equal(guest.attached, true);
  await guest.stop();
  assert.deepEqual(await query(one, 'select 1 as id'), [{ id: 1 }]);
  other.kill('SIGKILL');
  await once(other, 'exit');
  await one.stop();
  assert.deepEqual(processesIn(join(dataDir, 'postgres')), []);
});

test('the owner leaves, a guest who is still at work follows it and keeps the server alive', async () => {
  const dataDir = newFolder();
  const owner = await start({ dataDir });
  const guest = await start({ dataDir });
  const client = new pg.Client(guest.connection);
  client.on('error', () => undefined);
  await client.connect();
  await owner.stop();
  assert.deepEqual((await client.query('select 1 as id')).rows, [{ id: 1 }]);
  await sleep(1_500);
  process.kill(await postmasterOf(guest), 'SIGKILL');
  assert.deepEqual(await untilAnswered(() => query(guest, 'select 2 as id')), [{ id: 2 }]);
  await client.end().catch(() => undefined);
  await guest.stop();
  assert.deepEqual(processesIn(join(dataDir, 'postgres')), []);
});

test('it runs without root’s rights also where namespaces are forbidden', async () => {
  const dataDir = newFolder();
  const server = await start({ dataDir, namespaces: false });
  const owner = isRoot ? 65_534 : process.getuid?.();
  assert.equal(statSync(join(dataDir, 'postgres')).uid, owner);
  assert.equal(statSync(`/proc/${await postmasterOf(server)}`).uid, owner);
  await server.stop();
});

test('data in a deep folder has its socket in a short one', async () => {
  const dataDir = join(newFolder(), 'a-folder-with-a-rather-long-name'.repeat(3), '数据');
  mkdirSync(dataDir, { recursive: true });
  const server = await start({ dataDir });
  assert.ok(Buffer.byteLength(server.connection.host) < 88);
  assert.deepEqual(await query(server, 'select 1 as id'), [{ id: 1 }]);
  await server.stop();
});

test('files of another major version are refused in plain words and left alone', async () => {
  const dataDir = newFolder();
  mkdirSync(join(dataDir, 'postgres'), { mode: 0o700 });
  writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '17\n');
  await assert.rejects(start({ dataDir }), {
    name: 'PostgresStartError',
    message: /是 PostgreSQL 17 的数据，本程序带的是 18/,
  });
  assert.deepEqual(readdirSync(join(dataDir, 'postgres')), ['PG_VERSION']);
  assert.equal(existsSync(join(dataDir, 'postgres.lock')), false);
});

function newFolder(): string {
  return mkdtempSync(join(temporary, 'data-'));
}

function start(options: Pick<PostgresOptions, 'dataDir' | 'namespaces'>): Promise<RunningPostgres> {
  return startPostgres({ ...options, log: quiet });
}

async function query(server: { connection: ClientConfig }, statement: string): Promise<unknown[]> {
  const client = new pg.Client(server.connection);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

async function settings(server: RunningPostgres, names: string[]): Promise<Record<string, string>> {
  const list = names.map((name) => `'${name}'`).join(', ');
  const rows = await query(server, `select name, setting from pg_settings where name in (${list})`);
  return Object.fromEntries((rows as { name: string; setting: string }[]).map(({ name, setting }) => [name, setting]));
}

async function postmasterOf(server: RunningPostgres): Promise<number> {
  const [row] = await query(server, "select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int as pid");
  return (row as { pid: number }).pid;
}

async function untilAnswered<Result>(ask: () => Promise<Result>): Promise<Result> {
  for (const deadline = Date.now() + 20_000; ; await sleep(50)) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}

/** Another process of ours that starts the same data and then waits to be killed. */
function elsewhere(dataDir: string): ChildProcess {
  const program = `
    import { startPostgres } from ${JSON.stringify(import.meta.resolve('./start-postgres.ts'))};
    await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, log: console });
    console.log('ready');
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  return child;
}

async function startElsewhere(dataDir: string): Promise<ChildProcess> {
  const child = elsewhere(dataDir);
  for await (const line of createInterface({ input: child.stdout! })) if (line === 'ready') return child;
  throw new Error('the other process ended before it was ready');
}
