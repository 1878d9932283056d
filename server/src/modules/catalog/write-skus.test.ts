import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { aProduct } from '../../../test/factories/catalog.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { updateProduct } from './update-product.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(() => shop.close());

const box = { spec: '6斤装', unit: '箱', priceFen: 12_800 };

test('the code of a SKU that was put away is free again', async () => {
  const { productId, skuIds } = await shop.run((ctx) =>
    aProduct(ctx, { skus: [{ ...box, code: 'FREE' }, { priceFen: 1 }] }),
  );
  await shop.run((ctx) => updateProduct(ctx, { productId, skus: [{ skuId: skuIds[1]!, priceFen: 1 }] }));
  await shop.run((ctx) => aProduct(ctx, { skus: [{ ...box, code: 'FREE' }] }));
});

test('of two that take one code in the same moment, one is told that it is taken', async () => {
  const take = () => shop.run((ctx) => aProduct(ctx, { skus: [{ ...box, code: 'RACE' }] }));
  const outcomes = await Promise.allSettled([take(), take(), take()]);
  const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
  assert.equal(refused.length, 2);
  for (const { reason } of refused) assert.equal((reason as { code: string }).code, 'catalog.sku_code_taken');
});
