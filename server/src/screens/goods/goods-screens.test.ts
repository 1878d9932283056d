import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { aProduct, aSupplier } from '../../../test/factories/catalog.ts';
import { anOrder } from '../../../test/factories/orders.ts';
import { aSale } from '../../../test/factories/sales.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { archiveProduct } from '../../modules/catalog/index.ts';
import { adjustStock, trackStock } from '../../modules/inventory/index.ts';
import { readGoodsList } from './goods-list.ts';
import { readStockMovements } from './stock-movements.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(() => shop.close());

const listed = (query: Parameters<typeof readGoodsList>[1]) => shop.read((ctx) => readGoodsList(ctx, query));
const names = async (query: Parameters<typeof readGoodsList>[1]) => (await listed(query)).rows.map((row) => row.name);

test('a row of the list sums up its SKUs: price range, what is left, what is sold out', async () => {
  const { productId } = await shop.run(async (ctx) => {
    const supplierId = await aSupplier(ctx);
    const product = await aProduct(ctx, {
      name: '水蜜桃',
      supplierId,
      skus: [
        { spec: '大', priceFen: 900, unit: '斤', quantityStep: 0.5 },
        { spec: '中', priceFen: 700, unit: '斤' },
        { spec: '小', priceFen: 500, unit: '斤' },
      ],
    });
    const [large, middle] = product.skuIds;
    await trackStock(ctx, [
      { skuId: large!, quantity: 2.5 },
      { skuId: middle!, quantity: 0 },
    ]);
    return product;
  });
  assert.deepEqual((await listed({ tab: 'live', search: '水蜜桃' })).rows, [
    {
      productId,
      name: '水蜜桃',
      subtitle: '',
      category: '',
      picture: null,
      supplierName: '仙居果园',
      priceFromFen: 500,
      priceToFen: 900,
      skuCount: 3,
      unit: '斤',
      available: 2.5,
      soldOutCount: 1,
      madeToOrderCount: 1,
      archived: false,
    },
  ]);
  assert.deepEqual(await names({ tab: 'sold_out' }), ['水蜜桃']);
});

test('goods are found by nickname, code, spec, origin and supplier, and by no wildcard', async () => {
  await shop.run((ctx) =>
    aProduct(ctx, {
      name: '枇杷',
      aliases: ['白玉'],
      origin: '塘栖',
      skus: [{ spec: '礼盒', code: 'PP-9', priceFen: 1 }],
    }),
  );
  for (const search of ['枇', '白玉', '塘栖', '礼盒', 'pp-9', 'pipa', 'Pi Pa']) {
    assert.deepEqual(await names({ tab: 'live', search }), ['枇杷'], search);
  }
  for (const search of ['%', '_', "'", '无此物']) assert.deepEqual(await names({ tab: 'live', search }), [], search);
});

test('what is put away is in its own tab only', async () => {
  const { productId } = await shop.run((ctx) => aProduct(ctx, { name: '旧年画' }));
  await shop.run((ctx) => archiveProduct(ctx, { productId, archived: true }));
  assert.deepEqual(await names({ tab: 'live', search: '旧年画' }), []);
  assert.deepEqual(await names({ tab: 'archived', search: '旧年画' }), ['旧年画']);
});

test('pages follow each other without a gap or a repeat', async () => {
  await shop.run(async (ctx) => {
    for (let index = 0; index < 60; index += 1) await aProduct(ctx, { name: `年货${index}` });
  });
  const first = await listed({ tab: 'live', search: '年货' });
  const second = await listed({ tab: 'live', search: '年货', cursor: first.next! });
  assert.deepEqual([first.rows.length, second.rows.length, second.next], [50, 10, null]);
  assert.equal(new Set([...first.rows, ...second.rows].map((row) => row.productId)).size, 60);
});

test('the history of the stock names who did it and for which order', async () => {
  const { skuIds, code } = await shop.run(async (ctx) => {
    const sale = await aSale(ctx, { goods: [{ name: '青团', unit: '盒', priceFen: 3_000 }] });
    await trackStock(ctx, [{ skuId: sale.skuIds[0]!, quantity: 9 }]);
    return { skuIds: sale.skuIds, code: (await anOrder(ctx, sale)).code };
  });
  shop.now = new Date(shop.now.getTime() + 60_000);
  await shop.run((ctx) => adjustStock(ctx, [{ skuId: skuIds[0]!, change: -2, reason: '试吃' }]));
  const productId = (await listed({ tab: 'live', search: '青团' })).rows[0]!.productId;
  const { rows } = await shop.read((ctx) => readStockMovements(ctx, { productId }));
  assert.deepEqual(
    new Set(rows.map((row) => [row.kind, row.quantity, row.reason, row.staffName, row.order?.code].join(' '))),
    new Set(['adjust -2 试吃 阿青 ', `reserve 1  阿青 ${code}`, 'receive 9  阿青 ']),
  );
  assert.equal(rows[0]!.kind, 'adjust');
});

test('over HTTP: goods of nobody are not found, and a stranger sees nothing', async () => {
  const { app, signedIn } = await shop.app();
  const url = `/api/admin/products/${randomUUID()}`;
  const missing = await app.inject({ url, headers: signedIn });
  assert.deepEqual([missing.statusCode, missing.json().code], [404, 'catalog.product_not_found']);
  for (const path of [url, '/api/admin/products?tab=live', '/api/admin/suppliers?tab=live', `${url}/stock-movements`]) {
    assert.equal((await app.inject({ url: path })).statusCode, 401, path);
  }
});
