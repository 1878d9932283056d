import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { aProduct } from '../../../test/factories/catalog.ts';
import { aStockedSku, findDrift, readMovements, readStock } from '../../../test/factories/inventory.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import type { Context } from '../../kernel/context.ts';
import type { SkuId } from '../catalog/index.ts';
import { adjustStock } from './adjust-stock.ts';
import { countStock } from './count-stock.ts';
import { receiveStock } from './receive-stock.ts';
import { reserveStock } from './reserve-stock.ts';
import { trackStock } from './track-stock.ts';
import { untrackStock } from './untrack-stock.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(() => shop.close());

const movementsOf = (skuId: SkuId) => shop.read((ctx) => readMovements(ctx, skuId));
const stockOf = (skuId: SkuId) => shop.read((ctx) => readStock(ctx, skuId));

async function refuses(skuId: SkuId, code: string, work: (ctx: Context) => Promise<unknown>) {
  const before = await movementsOf(skuId);
  await assert.rejects(shop.run(work), { code });
  assert.deepEqual(await movementsOf(skuId), before);
}

test('counting begins once, with what is there', async () => {
  const skuId = (await shop.run((ctx) => aProduct(ctx))).skuIds[0]!;
  assert.deepEqual(await shop.run((ctx) => trackStock(ctx, [{ skuId, quantity: 7.5 }])), [skuId]);
  assert.deepEqual(await shop.run((ctx) => trackStock(ctx, [{ skuId, quantity: 99 }])), []);
  assert.deepEqual(await stockOf(skuId), { available: 7.5, reserved: 0 });
  assert.deepEqual(await movementsOf(skuId), ['receive 7.5']);
});

test('goods with nothing there are sold out, not made to order', async () => {
  const skuId = await shop.run((ctx) => aStockedSku(ctx, 0));
  assert.deepEqual(await stockOf(skuId), { available: 0, reserved: 0 });
  assert.deepEqual(await movementsOf(skuId), []);
});

test('receiving adds, also twice the same SKU in one delivery', async () => {
  const skuId = await shop.run((ctx) => aStockedSku(ctx, 1));
  await shop.run((ctx) =>
    receiveStock(ctx, [
      { skuId, quantity: 0.1 },
      { skuId, quantity: 0.2 },
    ]),
  );
  assert.deepEqual(await stockOf(skuId), { available: 1.3, reserved: 0 });
});

test('an adjustment takes no more than is available', async () => {
  const skuId = await shop.run((ctx) => aStockedSku(ctx, 5));
  const demand = { skuId, quantity: 2, referenceId: randomUUID() };
  await shop.run((ctx) => reserveStock(ctx, [{ key: 'order', demands: [demand] }]));
  await refuses(skuId, 'inventory.not_enough', (ctx) => adjustStock(ctx, [{ skuId, change: -4, reason: '坏果' }]));
  await shop.run((ctx) => adjustStock(ctx, [{ skuId, change: -3, reason: ' 坏果 ' }]));
  assert.deepEqual(await stockOf(skuId), { available: 0, reserved: 2 });
});

test('a count writes the difference, and nothing when it is right', async () => {
  const skuId = await shop.run((ctx) => aStockedSku(ctx, 5));
  await shop.run((ctx) => countStock(ctx, [{ skuId, available: 8, reason: '盘点' }]));
  await shop.run((ctx) => countStock(ctx, [{ skuId, available: 8, reason: '盘点' }]));
  await shop.run((ctx) => countStock(ctx, [{ skuId, available: 0, reason: '盘点' }]));
  assert.deepEqual(await movementsOf(skuId), ['receive 5', 'adjust 3', 'adjust -8']);
});

test('quantities with more than three decimals and impossible amounts are refused', async () => {
  const skuId = await shop.run((ctx) => aStockedSku(ctx, 99_998));
  await refuses(skuId, 'inventory.quantity_too_fine', (ctx) => receiveStock(ctx, [{ skuId, quantity: 0.0004 }]));
  await refuses(skuId, 'inventory.quantity_too_fine', (ctx) => adjustStock(ctx, [{ skuId, change: 0, reason: '无' }]));
  await refuses(skuId, 'inventory.too_much', (ctx) => receiveStock(ctx, [{ skuId, quantity: 2 }]));
  await refuses(skuId, 'inventory.too_much', (ctx) => adjustStock(ctx, [{ skuId, change: 2, reason: '多' }]));
});

test('stock of goods made to order, or of nobody, cannot be changed', async () => {
  const skuId = (await shop.run((ctx) => aProduct(ctx))).skuIds[0]!;
  await refuses(skuId, 'inventory.not_tracked', (ctx) => receiveStock(ctx, [{ skuId, quantity: 1 }]));
  await refuses(skuId, 'inventory.not_tracked', (ctx) => adjustStock(ctx, [{ skuId, change: 1, reason: '多' }]));
  await refuses(skuId, 'inventory.not_tracked', (ctx) => countStock(ctx, [{ skuId, available: 1, reason: '多' }]));
  const nobody = randomUUID() as SkuId;
  await refuses(nobody, 'catalog.sku_not_found', (ctx) => trackStock(ctx, [{ skuId: nobody, quantity: 1 }]));
});

test('counting stops when no order holds any, and what is left is written off', async () => {
  const skuId = await shop.run((ctx) => aStockedSku(ctx, 5));
  const demand = { skuId, quantity: 2, referenceId: randomUUID() };
  await shop.run((ctx) => reserveStock(ctx, [{ key: 'order', demands: [demand] }]));
  await refuses(skuId, 'inventory.stock_reserved', (ctx) => untrackStock(ctx, skuId));
  const free = await shop.run((ctx) => aStockedSku(ctx, 5));
  await shop.run((ctx) => untrackStock(ctx, free));
  await shop.run((ctx) => untrackStock(ctx, free));
  assert.equal(await stockOf(free), undefined);
  assert.deepEqual(await movementsOf(free), ['receive 5', 'adjust -5']);
  await shop.run((ctx) => trackStock(ctx, [{ skuId: free, quantity: 3 }]));
  assert.deepEqual(await stockOf(free), { available: 3, reserved: 0 });
  assert.deepEqual(await shop.read(findDrift), []);
});
