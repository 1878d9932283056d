import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { aStockedSku, findDrift, readMovements, readStock } from '../../../test/factories/inventory.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import type { Context } from '../../kernel/context.ts';
import type { SkuId } from '../catalog/index.ts';
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
