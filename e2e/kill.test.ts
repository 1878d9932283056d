import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startHeyi } from './start-heyi.ts';

const ORDERS = 200;
const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));

interface SalePage {
  sale: { id: string };
  items: { itemId: string; left: number | null; limitPerPerson: number | null; quantityStep: number }[];
}

async function findOpenSale(url: string): Promise<SalePage> {
  const shop = (await (await fetch(`${url}/api/store/shop`)).json()) as { sales: { code: string; state: string }[] };
  const open = shop.sales.find((sale) => sale.state === 'open')!;
  return (await (await fetch(`${url}/api/store/sales/${open.code}`)).json()) as SalePage;
}

/** @returns the order's code, or undefined when nobody can say what became of it */
async function order(url: string, page: SalePage, key: string, index: number): Promise<string | undefined> {
  const free = page.items.find((item) => item.left === null && item.limitPerPerson === null)!;
  const body = {
    saleId: page.sale.id,
    lines: [{ itemId: free.itemId, quantity: 1 }],
    delivery: { kind: 'pickup', recipientName: `朋友${index}`, phone: `1640001${String(1000 + index)}` },
  };
  try {
    const reply = await fetch(`${url}/api/store/orders`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(body),
    });
    if (reply.status !== 200) return undefined;
    return ((await reply.json()) as { code: string }).code;
  } catch {
    return undefined;
  }
}

test('a kill in the middle of 200 orders loses none that was acknowledged and doubles none that is repeated', async () => {
  const first = await startHeyi({ env: { HEYI_RATE_FACTOR: '0' } });
  const page = await findOpenSale(first.url);
  const keys = Array.from({ length: ORDERS }, () => randomUUID());
  const acknowledged = new Map<string, string>();
  let killed: Promise<void> | undefined;
  const place = async (key: string, index: number) => {
    const code = await order(first.url, page, key, index);
    if (code !== undefined) acknowledged.set(key, code);
    if (acknowledged.size >= ORDERS / 4) killed ??= first.kill();
  };
  for (let start = 0; start < ORDERS; start += 20) {
    await Promise.all(keys.slice(start, start + 20).map((key, offset) => place(key, start + offset)));
  }
  await (killed ?? first.kill());
  assert.ok(acknowledged.size >= ORDERS / 4 && acknowledged.size < ORDERS, `${acknowledged.size} acknowledged`);

  const second = await startHeyi({ dataDir: first.dataDir, env: { HEYI_RATE_FACTOR: '0' } });
  const codes = await Promise.all(keys.map((key, index) => order(second.url, page, key, index)));
  keys.forEach((key, index) => {
    const known = acknowledged.get(key);
    if (known !== undefined) assert.equal(codes[index], known);
  });
  assert.equal(new Set(codes).size, ORDERS);
  assert.ok(codes.every((code) => code !== undefined));
  await second.stop();

  const env = { ...process.env, HEYI_DATA: first.dataDir };
  const audit = await run(process.execPath, ['server/src/main.ts', 'audit'], { cwd: root, env });
  assert.match(audit.stdout, /^\d+ invariants, 0 violations$/m);
  rmSync(first.dataDir, { recursive: true, force: true, maxRetries: 5 });
});
