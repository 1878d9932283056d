import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { aSale } from '../../../test/factories/sales.ts';
import { sql } from '../../kernel/database.ts';
import { copySale } from './copy-sale.ts';

const start = new Date('2026-11-20T10:00:00+08:00');
let shop: TestShop;
before(async () => {
  shop = await createTestShop({ now: start });
});
after(() => shop.close());

test('a copy is a draft of the same goods and prices that starts now and ends at the same time of day', async () => {
  const items = [{ code: 'M', priceFen: 9_900, limitPerPerson: 2 }, { limitTotal: 30 }];
  const original = await shop.run((ctx) => aSale(ctx, { words: '趁鲜', freightFen: 600, items }));
  shop.now = new Date('2026-11-27T15:00:00+08:00');
  const { saleId, code } = await shop.run((ctx) => copySale(ctx, original));
  assert.notEqual(code, original.code);
  const [sale, goods] = await shop.read((ctx) =>
    Promise.all([
      ctx.tx.one(sql`
        select title, words, status, starts_at, ends_at, freight_fen, copied_from_id, order_count from sales.sales
        where shop_id = ${ctx.shopId} and id = ${saleId}`),
      ctx.tx.many(sql`
        select code, sku_id, price_fen, limit_per_person, limit_total, sold from sales.items
        where shop_id = ${ctx.shopId} and sale_id = ${saleId} order by position`),
    ]),
  );
  assert.deepEqual(sale, {
    title: '周末鲜果团',
    words: '趁鲜',
    status: 'draft',
    startsAt: shop.now,
    endsAt: new Date('2026-11-30T10:00:00+08:00'),
    freightFen: 600,
    copiedFromId: original.saleId,
    orderCount: 0,
  });
  const [first, second] = original.skuIds;
  assert.deepEqual(goods, [
    { code: 'M', skuId: first, priceFen: 9_900, limitPerPerson: 2, limitTotal: null, sold: 0 },
    { code: 'A', skuId: second, priceFen: 4_500, limitPerPerson: null, limitTotal: 30, sold: 0 },
  ]);
  shop.now = start;
});
