import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { aProduct } from '../../../test/factories/catalog.ts';
import { aStockedSku, readMovements } from '../../../test/factories/inventory.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import type { Context } from '../../kernel/context.ts';
import type { SkuId } from '../catalog/index.ts';
import { countStock } from './count-stock.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(() => shop.close());

const movementsOf = (skuId: SkuId) => shop.read((ctx) => readMovements(ctx, skuId));

async function refuses(skuId: SkuId, code: string, work: (ctx: Context) => Promise<unknown>) {
  const before = await movementsOf(skuId);
  await assert.rejects(shop.run(work), { code });
  assert.deepEqual(await movementsOf(skuId), before);
}

test('a count writes the difference, and nothing when it is right', async () => {
  const skuId = await shop.run((ctx) => aStockedSku(ctx, 5));
  await shop.run((ctx) => countStock(ctx, [{ skuId, available: 8, reason: '盘点' }]));
  await shop.run((ctx) => countStock(ctx, [{ skuId, available: 8, reason: '盘点' }]));
  await shop.run((ctx) => countStock(ctx, [{ skuId, available: 0, reason: '盘点' }]));
  assert.deepEqual(await movementsOf(skuId), ['receive 5', 'adjust 3', 'adjust -8']);
});

test('a count finer than three decimals, or of goods made to order, is refused', async () => {
  const skuId = (await shop.run((ctx) => aProduct(ctx))).skuIds[0]!;
  const count = (available: number) => (ctx: Context) => countStock(ctx, [{ skuId, available, reason: '盘点' }]);
  await refuses(skuId, 'inventory.not_tracked', count(1));
  await refuses(skuId, 'inventory.quantity_too_fine', count(0.0004));
});
