import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { aStockedSku, readMovements, readStock } from '../../../test/factories/inventory.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { takeLockedStock } from './take-locked-stock.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(() => shop.close());

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

test('what was checked under the locks is set aside', async () => {
  const skuId = await shop.run((ctx) => aStockedSku(ctx, 5));
  await shop.run((ctx) => takeLockedStock(ctx, [{ skuId, quantity: 2, referenceId: randomUUID() }]));
  assert.deepEqual(await shop.read((ctx) => readStock(ctx, skuId)), { available: 3, reserved: 2 });
  assert.deepEqual(await shop.read((ctx) => readMovements(ctx, skuId)), ['receive 5', 'reserve 2']);
});
