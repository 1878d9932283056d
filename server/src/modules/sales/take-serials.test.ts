import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { aSale } from '../../../test/factories/sales.ts';
import { sql } from '../../kernel/database.ts';
import type { SaleId } from './sale.ts';
import { takeSerials } from './take-serials.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop({ poolSize: 6 });
});
after(() => shop.close());

const countersOf = (saleId: SaleId) =>
  shop.read((ctx) =>
    ctx.tx.one(sql`select last_serial, order_count from sales.sales where shop_id = ${ctx.shopId} and id = ${saleId}`),
  );

test('serials run on without a gap when many orders come at once', async () => {
  const { saleId } = await shop.run((ctx) => aSale(ctx));
  const firsts = await Promise.all([2, 1, 3, 1].map((count) => shop.run((ctx) => takeSerials(ctx, saleId, count))));
  const taken = firsts.flatMap((first, index) =>
    Array.from({ length: [2, 1, 3, 1][index]! }, (_, step) => first + step),
  );
  assert.deepEqual(
    taken.toSorted((a, b) => a - b),
    [1, 2, 3, 4, 5, 6, 7],
  );
  assert.deepEqual(await countersOf(saleId), { lastSerial: 7, orderCount: 7 });
});
