import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { anOrder } from '../test/factories/orders.ts';
import { aSale } from '../test/factories/sales.ts';
import { createTestShop, type TestShop } from '../test/test-shop.ts';
import { createApp } from './app.ts';
import { readConfig } from './kernel/config.ts';
import { inShop } from './kernel/context.ts';
import { sql } from './kernel/database.ts';
import { systemNewId, type ShopId } from './kernel/ids.ts';
import { createShop, issueSignInLink } from './modules/shops/index.ts';
import { allRoutes } from './mounted.ts';
import { createLog } from './runtime.ts';

let shop: TestShop;
before(async () => void (shop = await createTestShop()));
after(() => shop.close());

test('behind a proxy an address that the caller wrote himself does not get past the limit on sign-in', async () => {
  const config = { ...readConfig({}), trustProxy: true, logLevel: 'silent' };
  const app = await createApp({ kernel: shop.kernel, config, cookieSecret: randomBytes(32), log: createLog(config) });
  const statuses: number[] = [];
  for (let call = 1; call <= 21; call += 1) {
    const headers = { 'x-forwarded-for': `10.1.1.${call}, 10.9.9.9` };
    const request = { method: 'POST', url: '/api/admin/sessions', headers, payload: { token: 'wrong' } } as const;
    statuses.push((await app.inject(request)).statusCode);
  }
  await app.close();
  assert.deepEqual(statuses, [...Array.from({ length: 20 }, () => 401), 429]);
});

test('a public address by https makes every cookie Secure, also when the proxy in front is not asked', async () => {
  const config = { ...readConfig({ HEYI_PUBLIC_URL: 'https://shop.example' }), logLevel: 'silent', rateFactor: 0 };
  const app = await createApp({ kernel: shop.kernel, config, cookieSecret: randomBytes(32), log: createLog(config) });
  const { token } = await shop.run((ctx) => issueSignInLink(ctx, { staffId: shop.owner.staffId }));
  const signedIn = await app.inject({ method: 'POST', url: '/api/admin/sessions', payload: { token } });
  const { saleId, itemIds } = await shop.run((ctx) => aSale(ctx));
  const delivery = { kind: 'pickup', recipientName: '小满', phone: '16400000021' };
  const ordered = await app.inject({
    method: 'POST',
    url: '/api/store/orders',
    headers: { 'idempotency-key': 'a-key-of-mine' },
    payload: { saleId, lines: [{ itemId: itemIds[0], quantity: 1 }], delivery },
  });
  await app.close();
  const cookies = [...signedIn.cookies, ...ordered.cookies];
  assert.deepEqual(
    cookies.map(({ name, secure, httpOnly, sameSite }) => [name, secure, httpOnly, sameSite]),
    [
      ['heyi_staff', true, true, 'Lax'],
      ['heyi_visitor', true, true, 'Lax'],
    ],
  );
});

test('what belongs to another shop is not found, shown or changed by any address that names it', async () => {
  const other = systemNewId<ShopId>();
  const ids = await inShop(shop.kernel, other, { kind: 'system', job: 'test' }, async (ctx) => {
    await createShop(ctx, { slug: 'pear', name: '梨园', sellerName: '阿梨', ownerLogin: 'owner' });
    const sale = await aSale(ctx);
    const { orderId } = await anOrder(ctx, sale);
    return ctx.tx.one<Record<string, string>>(sql`
      select ${sale.saleId} as sale_id, ${orderId} as order_id, ${sale.skuIds[0]} as sku_id,
        (select id from people.people where shop_id = ${other} limit 1) as person_id,
        (select id from catalog.products where shop_id = ${other} limit 1) as product_id`);
  });
  const state = () =>
    shop.kernel.database.transaction('platform', (tx) =>
      tx.one(sql`select
        (select json_agg(s order by id) from sales.sales s where shop_id = ${other})::text as sales,
        (select json_agg(o order by id) from orders.orders o where shop_id = ${other})::text as orders`),
    );
  const before = await state();
  const { app, signedIn } = await shop.app();
  const asked = allRoutes.filter(({ url, body, upload }) => /^\/api\/admin\/.*:\w+/.test(url) && !body && !upload);
  const found: unknown[] = [];
  for (const { method, url } of asked) {
    const path = url.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? (name === 'sessionKey' ? KEY : other));
    const headers = { ...signedIn, 'idempotency-key': randomBytes(9).toString('hex') };
    const reply = await app.inject({ method, url: path, headers });
    if (![404, 409].includes(reply.statusCode) && !isEmpty(reply.json<Record<string, unknown>>()))
      found.push([method, url, reply.statusCode, reply.body]);
  }
  assert.ok(asked.length >= 20, `only ${asked.length} addresses were asked`);
  assert.deepEqual(found, []);
  assert.deepEqual(await state(), before);
});

const KEY = 'a'.repeat(64);

/** A list of nothing, or a removal of what was not there. */
const isEmpty = (reply: Record<string, unknown>): boolean =>
  Object.values(reply).every((value) => value === null || (Array.isArray(value) && value.length === 0));
