import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { aStockedSku, readMovements, readStock } from '../../../test/factories/inventory.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { reserveStock } from './reserve-stock.ts';
import { returnStock } from './return-stock.ts';
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

test('only what went out can come back', async () => {
  const { skuId, demand, stock } = await aReservation(4);
  assert.deepEqual(await shop.run((ctx) => returnStock(ctx, [demand])), []);
  await shop.run((ctx) => shipStock(ctx, [{ ...demand, quantity: 3 }]));
  assert.deepEqual(await shop.run((ctx) => returnStock(ctx, [demand])), [{ ...demand, quantity: 3 }]);
  assert.deepEqual(await stock(), { available: 9, reserved: 1 });
  assert.deepEqual(await shop.read((ctx) => readMovements(ctx, skuId)), [
    'receive 10',
    'reserve 4',
    'ship 3',
    'return 3',
  ]);
});
