import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { aProduct } from '../../../test/factories/catalog.ts';
import { aStockedSku, readMovements, readStock } from '../../../test/factories/inventory.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import type { Context } from '../../kernel/context.ts';
import type { SkuId } from '../catalog/index.ts';
import { receiveStock } from './receive-stock.ts';

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

test('quantities with more than three decimals and impossible amounts are refused', async () => {
  const skuId = await shop.run((ctx) => aStockedSku(ctx, 99_998));
  await refuses(skuId, 'inventory.quantity_too_fine', (ctx) => receiveStock(ctx, [{ skuId, quantity: 0.0004 }]));
  await refuses(skuId, 'inventory.too_much', (ctx) => receiveStock(ctx, [{ skuId, quantity: 2 }]));
});

test('goods made to order cannot be received', async () => {
  const skuId = (await shop.run((ctx) => aProduct(ctx))).skuIds[0]!;
  await refuses(skuId, 'inventory.not_tracked', (ctx) => receiveStock(ctx, [{ skuId, quantity: 1 }]));
});
