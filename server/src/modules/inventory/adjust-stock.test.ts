import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { aProduct } from '../../../test/factories/catalog.ts';
import { aStockedSku, readMovements, readStock } from '../../../test/factories/inventory.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import type { Context } from '../../kernel/context.ts';
import type { SkuId } from '../catalog/index.ts';
import { adjustStock } from './adjust-stock.ts';
import { reserveStock } from './reserve-stock.ts';

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

test('an adjustment takes no more than is available', async () => {
  const skuId = await shop.run((ctx) => aStockedSku(ctx, 5));
  const demand = { skuId, quantity: 2, referenceId: randomUUID() };
  await shop.run((ctx) => reserveStock(ctx, [{ key: 'order', demands: [demand] }]));
  await refuses(skuId, 'inventory.not_enough', (ctx) => adjustStock(ctx, [{ skuId, change: -4, reason: '坏果' }]));
  await shop.run((ctx) => adjustStock(ctx, [{ skuId, change: -3, reason: ' 坏果 ' }]));
  assert.deepEqual(await stockOf(skuId), { available: 0, reserved: 2 });
});

test('no change, changes with more than three decimals and impossible amounts are refused', async () => {
  const skuId = await shop.run((ctx) => aStockedSku(ctx, 99_998));
  const adjust = (change: number) => (ctx: Context) => adjustStock(ctx, [{ skuId, change, reason: '盘点' }]);
  await refuses(skuId, 'inventory.quantity_too_fine', adjust(0));
  await refuses(skuId, 'inventory.quantity_too_fine', adjust(-0.0004));
  await refuses(skuId, 'inventory.too_much', adjust(2));
});

test('goods made to order cannot be adjusted', async () => {
  const skuId = (await shop.run((ctx) => aProduct(ctx))).skuIds[0]!;
  await refuses(skuId, 'inventory.not_tracked', (ctx) => adjustStock(ctx, [{ skuId, change: 1, reason: '多' }]));
});
