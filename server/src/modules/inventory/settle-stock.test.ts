import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { aProduct } from '../../../test/factories/catalog.ts';
import { aStockedSku, readMovements, readStock } from '../../../test/factories/inventory.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { releaseStock } from './release-stock.ts';
import { reserveStock } from './reserve-stock.ts';
import { returnStock } from './return-stock.ts';
import { shipStock } from './ship-stock.ts';
import { takeLockedStock } from './take-locked-stock.ts';
import { trackStock } from './track-stock.ts';

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

test('an order placed before its SKU was counted settles nothing', async () => {
  const skuId = (await shop.run((ctx) => aProduct(ctx))).skuIds[0]!;
  const demand = { skuId, quantity: 2, referenceId: randomUUID() };
  await shop.run((ctx) => reserveStock(ctx, [{ key: 'order', demands: [demand] }]));
  assert.deepEqual(await shop.run((ctx) => releaseStock(ctx, [demand])), []);
  await shop.run((ctx) => trackStock(ctx, [{ skuId, quantity: 5 }]));
  assert.deepEqual(await shop.run((ctx) => shipStock(ctx, [demand])), []);
  assert.deepEqual(await shop.run((ctx) => releaseStock(ctx, [demand])), []);
  assert.deepEqual(await shop.read((ctx) => readStock(ctx, skuId)), { available: 5, reserved: 0 });
});

test('taking more than is there is refused by the table and changes nothing', async () => {
  const skuId = await shop.run((ctx) => aStockedSku(ctx, 1));
  const demand = { skuId, quantity: 2, referenceId: randomUUID() };
  await assert.rejects(
    shop.run((ctx) => takeLockedStock(ctx, [demand])),
    { code: '23514' },
  );
  assert.deepEqual(await shop.read((ctx) => readStock(ctx, skuId)), { available: 1, reserved: 0 });
  assert.deepEqual(await shop.read((ctx) => readMovements(ctx, skuId)), ['receive 1']);
});
