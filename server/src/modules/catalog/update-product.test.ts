import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { aProduct, aSupplier } from '../../../test/factories/catalog.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { readGoodsDetail } from '../../screens/goods/goods-detail.ts';
import { archiveProduct } from './archive-product.ts';
import { findSkus } from './find-skus.ts';
import type { ProductId, SkuId } from './product.ts';
import { updateProduct } from './update-product.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(() => shop.close());

const detailOf = (productId: string) => shop.read((ctx) => readGoodsDetail(ctx, productId));

const box = { spec: '6斤装', unit: '箱', priceFen: 12_800 };

const everything = () =>
  shop.read((ctx) =>
    ctx.tx.many(sql`
    select product.*, sku.* from catalog.products product
    join catalog.skus sku on sku.shop_id = product.shop_id and sku.product_id = product.id
    where product.shop_id = ${ctx.shopId} order by sku.id`),
  );

async function refuses(code: string, work: (ctx: Context) => Promise<unknown>) {
  const before = await everything();
  await assert.rejects(shop.run(work), { code });
  assert.deepEqual(await everything(), before);
}

test('a change touches only what it names', async () => {
  const supplierId = await shop.run((ctx) => aSupplier(ctx, '台州渔港'));
  const { productId } = await shop.run((ctx) => aProduct(ctx, { supplierId, story: '旧', aliases: ['梅'] }));
  const before = await detailOf(productId);
  shop.now = new Date(shop.now.getTime() + 60_000);
  await shop.run((ctx) => updateProduct(ctx, { productId: productId, name: '荸荠杨梅' }));
  assert.deepEqual(await detailOf(productId), { ...before, name: '荸荠杨梅', updatedAt: shop.now.toISOString() });
  await shop.run((ctx) => updateProduct(ctx, { productId, supplierId: null, aliases: [], story: '' }));
  const { supplier, aliases, story } = await detailOf(productId);
  assert.deepEqual([supplier, aliases, story], [null, [], '']);
});

test('the list of SKUs changes, adds, reorders and puts away; codes may be swapped', async () => {
  const { productId, skuIds } = await shop.run((ctx) =>
    aProduct(ctx, {
      skus: [
        { spec: '大', priceFen: 1, code: 'L' },
        { spec: '中', priceFen: 2, code: 'M' },
        { spec: '小', priceFen: 3 },
      ],
    }),
  );
  await shop.run((ctx) =>
    updateProduct(ctx, {
      productId,
      skus: [
        { spec: '特大', priceFen: 9 },
        { skuId: skuIds[1]!, spec: '中', priceFen: 5, code: 'L' },
        { skuId: skuIds[0]!, spec: '大', priceFen: 1, code: 'M' },
      ],
    }),
  );
  const { skus } = await detailOf(productId);
  assert.deepEqual(
    skus.map((sku) => [sku.spec, sku.priceFen, sku.code]),
    [
      ['特大', 9, ''],
      ['中', 5, 'L'],
      ['大', 1, 'M'],
    ],
  );
  assert.deepEqual(
    skus.slice(1).map((sku) => sku.skuId),
    [skuIds[1], skuIds[0]],
  );
  const gone = await shop.read((ctx) => findSkus(ctx, [skuIds[2]!]));
  assert.deepEqual(
    gone.map((sku) => [sku.spec, sku.archived]),
    [['小', true]],
  );
});

test('a form filled before somebody else saved overwrites nothing', async () => {
  const { productId } = await shop.run((ctx) => aProduct(ctx));
  const { updatedAt } = await detailOf(productId);
  shop.now = new Date(shop.now.getTime() + 1_000);
  await shop.run((ctx) => updateProduct(ctx, { productId, updatedAt, name: '先到' }));
  await refuses('catalog.product_changed', (ctx) => updateProduct(ctx, { productId, updatedAt, name: '后到' }));
});

test('a change to what is not there, or not of this product, is refused whole', async () => {
  const { productId, skuIds } = await shop.run((ctx) => aProduct(ctx));
  const other = await shop.run((ctx) => aProduct(ctx));
  const unknown = randomUUID() as ProductId;
  await refuses('catalog.product_not_found', (ctx) => updateProduct(ctx, { productId: unknown, name: '无' }));
  await refuses('catalog.product_not_found', (ctx) => archiveProduct(ctx, { productId: unknown, archived: true }));
  const withSku = (skuId: SkuId) => (ctx: Context) =>
    updateProduct(ctx, { productId, name: '改名', skus: [{ ...box, skuId }] });
  await refuses('catalog.sku_not_found', withSku(other.skuIds[0]!));
  await refuses('catalog.supplier_not_found', (ctx) => updateProduct(ctx, { productId, supplierId: randomUUID() }));
  await refuses('catalog.sku_not_found', (ctx) =>
    updateProduct(ctx, {
      productId,
      skus: [
        { ...box, skuId: skuIds[0]! },
        { ...box, spec: '二', skuId: skuIds[0]! },
      ],
    }),
  );
});
