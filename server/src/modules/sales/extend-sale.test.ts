import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { aSale } from '../../../test/factories/sales.ts';
import { sql } from '../../kernel/database.ts';
import { closeSale } from './close-sale.ts';
import { extendSale } from './extend-sale.ts';
import type { SaleId } from './sale.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(() => shop.close());

const saleOf = (saleId: SaleId) =>
  shop.read((ctx) =>
    ctx.tx.one<{ status: string; endsAt: Date; closedAt: Date | null }>(sql`
      select status, ends_at, closed_at from sales.sales where shop_id = ${ctx.shopId} and id = ${saleId}`),
  );

const extend = (saleId: SaleId, endsAt: string) => shop.run((ctx) => extendSale(ctx, { saleId, endsAt }));

test('the deadline of an open sale moves later', async () => {
  const { saleId } = await shop.run((ctx) => aSale(ctx));
  await extend(saleId, '2026-11-22T10:00:01+08:00');
  const endsAt = new Date('2026-11-22T10:00:01+08:00');
  assert.deepEqual(await saleOf(saleId), { status: 'open', endsAt, closedAt: null });
});

test('a closed sale opens again, even until the old deadline', async () => {
  const { saleId } = await shop.run((ctx) => aSale(ctx));
  await shop.run((ctx) => closeSale(ctx, { saleId }));
  await extend(saleId, '2026-11-22T10:00:00+08:00');
  const endsAt = new Date('2026-11-22T10:00:00+08:00');
  assert.deepEqual(await saleOf(saleId), { status: 'open', endsAt, closedAt: null });
});

test('an earlier deadline, a past one and a draft are refused, and nothing changes', async () => {
  const { saleId } = await shop.run((ctx) => aSale(ctx));
  const before = await saleOf(saleId);
  await assert.rejects(extend(saleId, '2026-11-22T10:00:00+08:00'), { code: 'sales.not_later' });
  await assert.rejects(extend(saleId, '2026-11-20T10:00:00+08:00'), { code: 'sales.bad_window' });
  assert.deepEqual(await saleOf(saleId), before);
  const draft = await shop.run((ctx) => aSale(ctx, { at: 'draft' }));
  await assert.rejects(extend(draft.saleId, '2026-11-29T20:00:00+08:00'), { code: 'sales.cannot_extend' });
  assert.equal((await saleOf(draft.saleId)).status, 'draft');
});
