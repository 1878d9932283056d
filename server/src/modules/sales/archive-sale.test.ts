import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { aSale } from '../../../test/factories/sales.ts';
import { sql } from '../../kernel/database.ts';
import { archiveSale } from './archive-sale.ts';
import { closeSale } from './close-sale.ts';
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

test('a draft or a closed sale is put away for good, an open one is not', async () => {
  const draft = await shop.run((ctx) => aSale(ctx, { at: 'draft' }));
  await shop.run((ctx) => archiveSale(ctx, draft));
  assert.equal((await saleOf(draft.saleId)).status, 'archived');
  await assert.rejects(
    shop.run((ctx) => archiveSale(ctx, draft)),
    { code: 'sales.cannot_archive' },
  );
  const open = await shop.run((ctx) => aSale(ctx));
  await assert.rejects(
    shop.run((ctx) => archiveSale(ctx, open)),
    { code: 'sales.cannot_archive' },
  );
  assert.equal((await saleOf(open.saleId)).status, 'open');
  await shop.run((ctx) => closeSale(ctx, open));
  await shop.run((ctx) => archiveSale(ctx, open));
  assert.equal((await saleOf(open.saleId)).status, 'archived');
});
