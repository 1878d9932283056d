import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { assertSound } from '../../../test/assert-sound.ts';
import { aSale } from '../../../test/factories/sales.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { sql } from '../../kernel/database.ts';
import { routes } from './routes.ts';

let shop: TestShop;
let app: FastifyInstance;
let sale: Awaited<ReturnType<typeof aSale>>;
before(async () => {
  shop = await createTestShop();
  ({ app } = await shop.app());
  sale = await shop.run((ctx) => aSale(ctx));
});
after(async () => {
  await assertSound(shop.kernel);
  await shop.close();
});

const wish = (quantity = 1) => ({
  saleId: sale.saleId,
  lines: [{ itemId: sale.itemIds[0], quantity }],
  delivery: { kind: 'pickup', recipientName: '小满', phone: '16400000021' },
});

const cookieOf = (response: { cookies: { name: string; value: string }[] }) =>
  `heyi_visitor=${response.cookies.find((cookie) => cookie.name === 'heyi_visitor')!.value}`;

const order = (key: string, body: object, cookie?: string) =>
  app.inject({
    method: 'POST',
    url: '/api/store/orders',
    headers: { 'idempotency-key': key, ...(cookie === undefined ? {} : { cookie }) },
    payload: body,
  });

const orderCount = async () => {
  const { count } = await shop.read((ctx) =>
    ctx.tx.one<{ count: number }>(sql`select count(*) as count from orders.orders where shop_id = ${ctx.shopId}`),
  );
  return count;
};

test('twenty clicks with one key, without a cookie, are one order and one browser', async () => {
  const before = await orderCount();
  const replies = await Promise.all(Array.from({ length: 20 }, () => order('first-click-1', wish())));
  assert.deepEqual([...new Set(replies.map((reply) => reply.statusCode))], [200]);
  assert.equal(new Set(replies.map((reply) => reply.body)).size, 1);
  assert.equal(new Set(replies.map(cookieOf)).size, 1);
  assert.equal(await orderCount(), before + 1);
  const late = await order('first-click-1', wish());
  assert.equal(late.body, replies[0]!.body);
});

test('a key with another wish is refused and nothing is ordered', async () => {
  await order('second-key-1', wish());
  const before = await orderCount();
  const reply = await order('second-key-1', wish(2));
  assert.equal(reply.statusCode, 409);
  assert.equal(reply.json().code, 'http.idempotency_key_reused');
  assert.equal(await orderCount(), before);
});

test('another browser sees nothing of an order until it proves the phone number, and wrong proofs answer alike', async () => {
  const placed = await order('third-key-1', wish());
  const { code } = placed.json();
  const mine = await app.inject({ url: `/api/store/orders/${code}`, headers: { cookie: cookieOf(placed) } });
  assert.equal(mine.json().code, code);
  const stranger = await app.inject({ url: `/api/store/orders/${code}` });
  const unknown = await app.inject({ url: '/api/store/orders/ZZZZZZZZ' });
  assert.equal(stranger.statusCode, 404);
  assert.equal(stranger.body, unknown.body);
  const open = (phone: string, key: string) =>
    app.inject({
      method: 'POST',
      url: '/api/store/order-openings',
      headers: { 'idempotency-key': key },
      payload: { phone, code },
    });
  assert.equal((await open('16400000099', 'wrong-phone-1')).statusCode, 404);
  const opened = await open('164 0000 0021', 'right-phone-1');
  assert.equal(opened.statusCode, 200);
  const seen = await app.inject({ url: `/api/store/orders/${code}`, headers: { cookie: cookieOf(opened) } });
  assert.equal(seen.json().code, code);
});

test('a buyer changes and cancels an unpaid order, and a second cancellation says so', async () => {
  const placed = await order('fourth-key-1', wish());
  const { code } = placed.json();
  const cookie = cookieOf(placed);
  const changed = await app.inject({
    method: 'PUT',
    url: `/api/store/orders/${code}`,
    headers: { cookie },
    payload: { version: 1, lines: wish(3).lines, delivery: wish().delivery },
  });
  assert.deepEqual(changed.json(), { version: 2, payableFen: 38_400 });
  const cancel = (key: string) =>
    app.inject({
      method: 'POST',
      url: `/api/store/orders/${code}/cancellation`,
      headers: { cookie, 'idempotency-key': key },
    });
  assert.equal((await cancel('cancel-key-1')).statusCode, 200);
  assert.equal((await cancel('cancel-key-1')).statusCode, 200);
  assert.equal((await cancel('cancel-key-2')).json().code, 'orders.already_closed');
});

test('extra fields, strings for numbers and huge quantities are refused at the door', async () => {
  const before = await orderCount();
  const bad = [
    { ...wish(), payableFen: 1 },
    { ...wish(), lines: [{ itemId: sale.itemIds[0], quantity: '1' }] },
    { ...wish(), lines: [{ itemId: sale.itemIds[0], quantity: 1e9 }] },
    { ...wish(), lines: [{ itemId: sale.itemIds[0], quantity: -1 }] },
    { ...wish(), lines: [] },
    { ...wish(), delivery: { kind: 'pickup', recipientName: 'a\u0000b' } },
  ];
  for (const [index, body] of bad.entries()) {
    const reply = await order(`bad-input-${index}`, body);
    assert.equal(reply.statusCode, 400, JSON.stringify(body));
  }
  assert.equal(await orderCount(), before);
});

test('what a friend does needs no sign-in, and is counted as hard as its kind', () => {
  const friends = routes.filter(({ url }) => url.startsWith('/api/store/'));
  const rules = friends.map(({ method, url, access, rate }) => `${access.kind} ${rate} ${method} ${url}`);
  assert.deepEqual(rules, [
    'visitor order POST /api/store/orders',
    'visitor lookup POST /api/store/order-openings',
    'visitor write PUT /api/store/orders/:code',
    'visitor write POST /api/store/orders/:code/cancellation',
    'visitor write POST /api/store/orders/:code/payment-claim',
  ]);
});
