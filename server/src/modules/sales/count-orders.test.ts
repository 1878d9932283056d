import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { aSale } from '../../../test/factories/sales.ts';
import { sql } from '../../kernel/database.ts';
import { countOrders } from './count-orders.ts';
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

test('orders that close are counted out', async () => {
  const { saleId } = await shop.run((ctx) => aSale(ctx));
  await shop.run((ctx) => takeSerials(ctx, saleId, 7));
  await shop.run((ctx) =>
    countOrders(ctx, [
      { saleId, count: -1 },
      { saleId, count: -1 },
    ]),
  );
  assert.deepEqual(await countersOf(saleId), { lastSerial: 7, orderCount: 5 });
});
