import assert from 'node:assert/strict';
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { fastFolder, withClient } from '../../test/cluster.ts';
import { createTestDatabase, type TestDatabase } from '../../test/database.ts';

type Child = ChildProcessByStdio<null, Readable, Readable>;
type Web = { url: string; linkToken: string };

const root = fileURLToPath(new URL('../../..', import.meta.url));
const dataDir = mkdtempSync(join(fastFolder(), 'heyi-serve-'));
const children: Child[] = [];
let database: TestDatabase;
let webs: [Web, Web];

// Both find the database without a shop: one of them makes the demo, the other waits for it.
before(async () => {
  database = await createTestDatabase();
  webs = await Promise.all([startWeb(), startWeb()]);
});
after(async () => {
  for (const child of children) if (child.exitCode === null) child.kill('SIGKILL');
  await database.drop();
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

test('two web servers that start at once on an empty database make one demo shop', async () => {
  assert.equal(await count('shops.shops'), 1);
});

test('a sign-in link is good for one of them, once, and the session for both', async () => {
  const [one, other] = webs;
  const cookie = (await signIn(one, one.linkToken)).headers.getSetCookie()[0]!.split(';')[0]!;
  assert.equal((await signIn(other, one.linkToken)).status, 401);
  for (const { url } of webs) {
    assert.equal((await fetch(`${url}/api/admin/session`, { headers: { cookie } })).status, 200);
  }
  const headers = { cookie, 'x-heyi': '1' };
  assert.equal((await fetch(`${other.url}/api/admin/session`, { method: 'DELETE', headers })).status, 200);
  assert.equal((await fetch(`${one.url}/api/admin/session`, { headers: { cookie } })).status, 401);
});

test('the same wish with the same key, sent to both at once, is one order', async () => {
  const orders = await count('orders.orders');
  const wish = await aWish(webs[0]);
  const replies = await Promise.all([...webs, ...webs].map(({ url }) => order(url, wish)));
  assert.deepEqual(
    replies.map(({ status }) => status),
    [200, 200, 200, 200],
  );
  assert.equal(new Set(replies.map(({ code }) => code)).size, 1);
  assert.equal(await count('orders.orders'), orders + 1);
});

test('events wait for a worker, which delivers them; Ctrl-C ends each process well', async () => {
  assert.ok((await count('kernel.outbox')) > 0);
  start(['worker']);
  for (const deadline = Date.now() + 60_000; (await count('kernel.outbox')) > 0; await sleep(100)) {
    assert.ok(Date.now() < deadline, 'the worker delivers nothing');
  }
  const ended = children.map((child) => once(child, 'exit'));
  for (const child of children) child.kill('SIGINT');
  assert.deepEqual(await Promise.all(ended), [
    [0, null],
    [0, null],
    [0, null],
  ]);
});

async function startWeb(): Promise<Web> {
  const child = start(['web', '--port', '0']);
  const said: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  return new Promise((resolve, reject) => {
    let url = '';
    createInterface({ input: child.stdout }).on('line', (line) => {
      url = /Storefront\s+(\S+)\/$/.exec(line)?.[1] ?? url;
      const linkToken = /\/console\/sign-in#(\S+)$/.exec(line)?.[1];
      if (linkToken) resolve({ url, linkToken });
    });
    child.once('exit', () => reject(new Error(`it did not start: ${said.join('')}`)));
  });
}

function start(args: string[]): Child {
  const { host, database: name } = database.connection;
  const env = {
    ...process.env,
    HEYI_DATA: dataDir,
    HEYI_HOST: '127.0.0.1',
    DATABASE_URL: `postgres://heyi@/${name}?host=${encodeURIComponent(host!)}`,
  };
  const child = spawn(process.execPath, ['server/src/main.ts', ...args], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  return child;
}

function signIn({ url }: Web, token: string): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(`${url}/api/admin/sessions`, { method: 'POST', headers, body: JSON.stringify({ token }) });
}

async function aWish({ url }: Web): Promise<object> {
  const shop = await readJson<{ sales: { code: string; state: string }[] }>(`${url}/api/store/shop`);
  const { code } = shop.sales.find(({ state }) => state === 'open')!;
  const { sale, items } = await readJson<{
    sale: { id: string };
    items: { itemId: string; left: number | null; limitPerPerson: number | null }[];
  }>(`${url}/api/store/sales/${code}`);
  const { itemId } = items.find((item) => item.left === null && item.limitPerPerson === null)!;
  const delivery = { kind: 'pickup', recipientName: '小满', phone: '16400000021' };
  return { saleId: sale.id, lines: [{ itemId, quantity: 1 }], delivery };
}

async function order(url: string, wish: object): Promise<{ status: number; code: string }> {
  const headers = { 'content-type': 'application/json', 'idempotency-key': 'one-click-at-two' };
  const reply = await fetch(`${url}/api/store/orders`, { method: 'POST', headers, body: JSON.stringify(wish) });
  return { status: reply.status, code: ((await reply.json()) as { code: string }).code };
}

async function readJson<Reply>(url: string): Promise<Reply> {
  return (await (await fetch(url)).json()) as Reply;
}

async function count(table: string): Promise<number> {
  const { rows } = await withClient(database.connection, (client) =>
    client.query<{ count: number }>(`select count(*)::int as count from ${table}`),
  );
  return rows[0]!.count;
}
