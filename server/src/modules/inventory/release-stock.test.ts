import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { aStockedSku, readStock } from '../../../test/factories/inventory.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { releaseStock } from './release-stock.ts';
import { reserveStock } from './reserve-stock.ts';

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

test('what is released can be sold again, once', async () => {
  const { demand, stock } = await aReservation(4);
  assert.deepEqual(await shop.run((ctx) => releaseStock(ctx, [demand])), [demand]);
  assert.deepEqual(await stock(), { available: 10, reserved: 0 });
  assert.deepEqual(await shop.run((ctx) => releaseStock(ctx, [demand])), []);
  assert.deepEqual(await stock(), { available: 10, reserved: 0 });
});

test('a release takes at most what the order holds, not what others hold', async () => {
  const { skuId, demand, stock } = await aReservation(4);
  const other = { skuId, quantity: 5, referenceId: randomUUID() };
  await shop.run((ctx) => reserveStock(ctx, [{ key: 'other', demands: [other] }]));
  const released = await shop.run((ctx) => releaseStock(ctx, [{ ...demand, quantity: 9 }]));
  assert.deepEqual(released, [{ ...demand, quantity: 4 }]);
  assert.deepEqual(await stock(), { available: 5, reserved: 5 });
});
