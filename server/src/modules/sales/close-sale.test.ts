import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { aSale } from '../../../test/factories/sales.ts';
import { sql } from '../../kernel/database.ts';
import { closeSale } from './close-sale.ts';
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

test('an open sale closes now, once, and a draft does not', async () => {
  const { saleId } = await shop.run((ctx) => aSale(ctx));
  await shop.run((ctx) => closeSale(ctx, { saleId }));
  const endsAt = new Date('2026-11-22T10:00:00+08:00');
  assert.deepEqual(await saleOf(saleId), { status: 'closed', endsAt, closedAt: start });
  await assert.rejects(
    shop.run((ctx) => closeSale(ctx, { saleId })),
    { code: 'sales.cannot_close' },
  );
  const draft = await shop.run((ctx) => aSale(ctx, { at: 'draft' }));
  await assert.rejects(
    shop.run((ctx) => closeSale(ctx, draft)),
    { code: 'sales.cannot_close' },
  );
  assert.equal((await saleOf(draft.saleId)).status, 'draft');
});
