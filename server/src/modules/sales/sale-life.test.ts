import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { aSale } from '../../../test/factories/sales.ts';
import { sql } from '../../kernel/database.ts';
import { archiveSale } from './archive-sale.ts';
import { closeEndedSales } from './close-ended-sales.ts';
import { closeSale } from './close-sale.ts';
import { copySale } from './copy-sale.ts';
import { extendSale } from './extend-sale.ts';
import { openSale } from './open-sale.ts';
import type { SaleId } from './sale.ts';

const start = new Date('2026-11-20T10:00:00+08:00');
let shop: TestShop;
before(async () => {
  shop = await createTestShop({ now: start });
});
after(() => shop.close());

const saleOf = (saleId: SaleId) =>
  shop.read((ctx) =>
    ctx.tx.one<{ status: string; endsAt: Date; closedAt: Date | null }>(sql`
      select status, ends_at, closed_at from sales.sales where shop_id = ${ctx.shopId} and id = ${saleId}`),
  );

test('a draft opens, closes, opens again by a later deadline, closes and is archived', async () => {
  const { saleId } = await shop.run((ctx) => aSale(ctx, { at: 'draft' }));
  await shop.run((ctx) => openSale(ctx, { saleId }));
  await shop.run((ctx) => closeSale(ctx, { saleId }));
  const endsAt = new Date('2026-11-22T10:00:00+08:00');
  assert.deepEqual(await saleOf(saleId), { status: 'closed', endsAt, closedAt: start });
  const later = '2026-11-22T20:00:00+08:00';
  await shop.run((ctx) => extendSale(ctx, { saleId, endsAt: later }));
  assert.deepEqual(await saleOf(saleId), { status: 'open', endsAt: new Date(later), closedAt: null });
  await shop.run((ctx) => closeSale(ctx, { saleId }));
  await shop.run((ctx) => archiveSale(ctx, { saleId }));
  assert.equal((await saleOf(saleId)).status, 'archived');
});

test('each step is refused from a status it does not lead on from, and nothing changes', async () => {
  const { saleId } = await shop.run((ctx) => aSale(ctx, { at: 'draft' }));
  const before = await saleOf(saleId);
  const later = '2026-11-29T20:00:00+08:00';
  await assert.rejects(
    shop.run((ctx) => closeSale(ctx, { saleId })),
    { code: 'sales.cannot_close' },
  );
  await assert.rejects(
    shop.run((ctx) => extendSale(ctx, { saleId, endsAt: later })),
    { code: 'sales.cannot_extend' },
  );
  assert.deepEqual(await saleOf(saleId), before);
  await shop.run((ctx) => openSale(ctx, { saleId }));
  await assert.rejects(
    shop.run((ctx) => openSale(ctx, { saleId })),
    { code: 'sales.cannot_open' },
  );
  await assert.rejects(
    shop.run((ctx) => archiveSale(ctx, { saleId })),
    { code: 'sales.cannot_archive' },
  );
  for (const [endsAt, code] of [
    ['2026-11-22T10:00:00+08:00', 'sales.not_later'],
    ['2026-11-20T10:00:00+08:00', 'sales.bad_window'],
  ] as const) {
    await assert.rejects(
      shop.run((ctx) => extendSale(ctx, { saleId, endsAt })),
      { code },
    );
  }
  assert.deepEqual(await saleOf(saleId), { ...before, status: 'open' });
});

test('a draft without goods, or whose deadline has passed, does not open', async () => {
  const empty = await shop.run((ctx) => aSale(ctx, { at: 'draft', goods: [] }));
  await assert.rejects(
    shop.run((ctx) => openSale(ctx, empty)),
    { code: 'sales.no_items' },
  );
  const late = await shop.run((ctx) => aSale(ctx, { at: 'draft', endsAt: '2026-11-20T11:00:00+08:00' }));
  shop.now = new Date('2026-11-20T11:00:00+08:00');
  await assert.rejects(
    shop.run((ctx) => openSale(ctx, late)),
    { code: 'sales.deadline_past' },
  );
  shop.now = start;
  assert.equal((await saleOf(late.saleId)).status, 'draft');
});

test('the sweep closes what is past its deadline, as of the deadline, and nothing else', async () => {
  const endsAt = new Date('2026-11-21T20:00:00+08:00');
  const ending = await shop.run((ctx) => aSale(ctx, { endsAt: endsAt.toISOString() }));
  const running = await shop.run((ctx) => aSale(ctx));
  shop.now = endsAt;
  assert.deepEqual(await closeEndedSales.run(shop.kernel), { full: false });
  assert.equal((await saleOf(ending.saleId)).status, 'open');
  shop.now = new Date(endsAt.getTime() + 1);
  await closeEndedSales.run(shop.kernel);
  assert.deepEqual(await saleOf(ending.saleId), { status: 'closed', endsAt, closedAt: endsAt });
  assert.equal((await saleOf(running.saleId)).status, 'open');
  shop.now = start;
});

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
