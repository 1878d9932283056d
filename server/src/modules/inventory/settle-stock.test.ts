import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { aProduct } from '../../../test/factories/catalog.ts';
import { readStock } from '../../../test/factories/inventory.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { reserveStock } from './reserve-stock.ts';
import { settleStock } from './settle-stock.ts';
import { trackStock } from './track-stock.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(() => shop.close());

test('an order placed before its SKU was counted settles nothing', async () => {
  const skuId = (await shop.run((ctx) => aProduct(ctx))).skuIds[0]!;
  const demand = { skuId, quantity: 2, referenceId: randomUUID() };
  await shop.run((ctx) => reserveStock(ctx, [{ key: 'order', demands: [demand] }]));
  assert.deepEqual(await shop.run((ctx) => settleStock(ctx, 'release', [demand])), []);
  await shop.run((ctx) => trackStock(ctx, [{ skuId, quantity: 5 }]));
  assert.deepEqual(await shop.run((ctx) => settleStock(ctx, 'ship', [demand])), []);
  assert.deepEqual(await shop.run((ctx) => settleStock(ctx, 'release', [demand])), []);
  assert.deepEqual(await shop.read((ctx) => readStock(ctx, skuId)), { available: 5, reserved: 0 });
});
