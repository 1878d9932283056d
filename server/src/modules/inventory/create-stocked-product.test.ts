import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { findGoods } from '../catalog/index.ts';
import { findStock } from './find-stock.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(() => shop.close());

const create = async (skus: object[]) => {
  const { app, signedIn } = await shop.app();
  const headers = { ...signedIn, 'idempotency-key': randomUUID() };
  return app.inject({ method: 'POST', url: '/api/admin/products', headers, payload: { name: '文旦', skus } });
};
const goodsNow = () =>
  shop.read(async (ctx) => {
    const skus = await findGoods(ctx);
    const ids = skus.map((sku) => sku.skuId);
    const stock = await findStock(ctx, ids);
    return skus.map((sku) => [sku.spec, stock.get(sku.skuId)]);
  });

test('new goods come with what is there of them; without a number they are made to order', async () => {
  const refused = await create([{ spec: '大', priceFen: 3_900, stock: -1 }]);
  const tooFine = await create([{ spec: '大', priceFen: 3_900, stock: 1.2345 }]);
  assert.deepEqual([refused.statusCode, tooFine.statusCode], [400, 400]);
  assert.deepEqual(await goodsNow(), []);
  const made = await create([
    { spec: '大', priceFen: 3_900, stock: 12.5 },
    { spec: '中', priceFen: 2_900, stock: 0 },
    { spec: '散', priceFen: 500 },
  ]);
  assert.equal(made.statusCode, 200, made.body);
  assert.deepEqual(await goodsNow(), [
    ['大', 12.5],
    ['中', 0],
    ['散', undefined],
  ]);
});
