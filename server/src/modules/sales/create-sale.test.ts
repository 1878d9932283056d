import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { aSale } from '../../../test/factories/sales.ts';
import { sql } from '../../kernel/database.ts';
import type { SkuId } from '../catalog/index.ts';
import { createSale, type CreateSale } from './create-sale.ts';

let shop: TestShop;
let skuId: SkuId;
before(async () => {
  shop = await createTestShop();
  skuId = (await shop.run((ctx) => aSale(ctx))).skuIds[0]!;
});
after(() => shop.close());

const input = (said: Partial<CreateSale> = {}): CreateSale => ({
  title: ' 端午粽子团 ',
  startsAt: '2026-11-20T10:00:00+08:00',
  endsAt: '2026-11-21T20:00:00+08:00',
  deliveryKinds: ['pickup'],
  items: [{ skuId }],
  ...said,
});
const countSales = async () =>
  (
    await shop.read((ctx) =>
      ctx.tx.one<{ count: number }>(sql`
    select count(*)::int as count from sales.sales where shop_id = ${ctx.shopId}`),
    )
  ).count;

test('a sale starts as a draft with the next number, a code of six and its goods', async () => {
  const { saleId, code } = await shop.run((ctx) => createSale(ctx, input({ freightFen: 900 })));
  assert.match(code, /^[2-9A-HJKMNP-Z]{6}$/);
  const [sale, items] = await shop.read((ctx) =>
    Promise.all([
      ctx.tx.one(sql`
        select number, title, status, ends_at, delivery_kinds, freight_fen, last_serial, order_count
        from sales.sales where shop_id = ${ctx.shopId} and id = ${saleId}`),
      ctx.tx.many(sql`
        select position, code, sku_id, price_fen, limit_per_person, limit_total, sold from sales.items
        where shop_id = ${ctx.shopId} and sale_id = ${saleId}`),
    ]),
  );
  assert.deepEqual(sale, {
    number: 2,
    title: '端午粽子团',
    status: 'draft',
    endsAt: new Date('2026-11-21T12:00:00Z'),
    deliveryKinds: ['pickup'],
    freightFen: 0,
    lastSerial: 0,
    orderCount: 0,
  });
  const item = { position: 1, code: 'A', skuId, priceFen: 12_800, limitPerPerson: null, limitTotal: null, sold: 0 };
  assert.deepEqual(items, [item]);
});

test('sales made at the same time get numbers of their own', async () => {
  const made = await Promise.all([1, 2, 3].map(() => shop.run((ctx) => createSale(ctx, input()))));
  const numbers = await shop.read((ctx) =>
    ctx.tx.many<{ number: number }>(sql`
      select number from sales.sales where shop_id = ${ctx.shopId} and id = any(${made.map((sale) => sale.saleId)})`),
  );
  assert.equal(new Set(numbers.map((row) => row.number)).size, 3);
});

test('a window that is wrong, goods unknown and a community unknown are refused, and nothing is written', async () => {
  const before = await countSales();
  const refused: [Partial<CreateSale>, string][] = [
    [{ endsAt: '2026-11-20T10:00:00+08:00' }, 'sales.bad_window'],
    [{ startsAt: '2026-11-01T10:00:00+08:00', endsAt: '2026-11-20T10:00:00+08:00' }, 'sales.deadline_past'],
    [{ items: [{ skuId: shop.shopId }] }, 'sales.sku_unavailable'],
    [{ communityIds: [shop.shopId] }, 'communities.community_not_found'],
  ];
  for (const [said, code] of refused) {
    await assert.rejects(
      shop.run((ctx) => createSale(ctx, input(said))),
      { code },
    );
  }
  assert.equal(await countSales(), before);
});
