import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { aStockedSku, readStock } from '../../../test/factories/inventory.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { reserveStock } from './reserve-stock.ts';
import { shipStock } from './ship-stock.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(() => shop.close());

async function aReservation(quantity: number) {
  const skuId = await shop.run((ctx) => aStockedSku(ctx, 10));
  const demand = { skuId, quantity, referenceId: randomUUID() };
  await shop.run((ctx) => reserveStock(ctx, [{ key: 'order', demands: [demand] }]));
  return { skuId, demand, stock: () => shop.read((ctx) => readStock(ctx, skuId)) };
}

test('goods go out in parts, never more than was set aside', async () => {
  const { demand, stock } = await aReservation(4);
  assert.deepEqual(await shop.run((ctx) => shipStock(ctx, [{ ...demand, quantity: 1.5 }])), [
    { ...demand, quantity: 1.5 },
  ]);
  assert.deepEqual(await stock(), { available: 6, reserved: 2.5 });
  assert.deepEqual(await shop.run((ctx) => shipStock(ctx, [demand])), [{ ...demand, quantity: 2.5 }]);
  assert.deepEqual(await stock(), { available: 6, reserved: 0 });
  assert.deepEqual(await shop.run((ctx) => shipStock(ctx, [demand])), []);
});
