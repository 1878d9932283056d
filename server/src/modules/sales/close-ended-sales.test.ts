import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { aSale } from '../../../test/factories/sales.ts';
import { sql } from '../../kernel/database.ts';
import { closeEndedSales } from './close-ended-sales.ts';
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
