import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { aProduct } from '../../../test/factories/catalog.ts';
import { aStockedSku, readMovements, readStock } from '../../../test/factories/inventory.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import type { Context } from '../../kernel/context.ts';
import type { SkuId } from '../catalog/index.ts';
import { trackStock } from './track-stock.ts';

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

test("nobody's SKU cannot be counted, nor a quantity finer than three decimals", async () => {
  const nobody = randomUUID() as SkuId;
  await refuses(nobody, 'catalog.sku_not_found', (ctx) => trackStock(ctx, [{ skuId: nobody, quantity: 1 }]));
  const skuId = (await shop.run((ctx) => aProduct(ctx))).skuIds[0]!;
  await refuses(skuId, 'inventory.quantity_too_fine', (ctx) => trackStock(ctx, [{ skuId, quantity: 1.0004 }]));
  assert.equal(await stockOf(skuId), undefined);
});
