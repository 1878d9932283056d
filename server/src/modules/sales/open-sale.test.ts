import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { aSale } from '../../../test/factories/sales.ts';
import { sql } from '../../kernel/database.ts';
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

test('a draft opens once', async () => {
  const { saleId } = await shop.run((ctx) => aSale(ctx, { at: 'draft' }));
  await shop.run((ctx) => openSale(ctx, { saleId }));
  assert.equal((await saleOf(saleId)).status, 'open');
  await assert.rejects(
    shop.run((ctx) => openSale(ctx, { saleId })),
    { code: 'sales.cannot_open' },
  );
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
