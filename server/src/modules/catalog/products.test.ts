import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { aProduct, aSupplier } from '../../../test/factories/catalog.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { readPicture } from '../../kernel/files/read-picture.ts';
import { storePicture } from '../../kernel/files/store-picture.ts';
import { readGoodsDetail } from '../../screens/goods/goods-detail.ts';
import { archiveProduct } from './archive-product.ts';
import { createProduct, createProducts } from './create-product.ts';
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

async function somePictures(count: number): Promise<string[]> {
  const fileIds: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const background = { r: 40 * index, g: 100, b: 200 };
    const image = sharp({ create: { width: 8, height: 8, channels: 3, background } });
    const picture = await readPicture(await image.png().toBuffer());
    fileIds.push((await shop.run((ctx) => storePicture(ctx, shop.mediaFolder, picture))).fileId);
  }
  return fileIds;
}

test('a product is kept as it was given, trimmed, with what was left out filled in', async () => {
  const supplierId = await shop.run((ctx) => aSupplier(ctx));
  const pictureFileIds = await somePictures(2);
  const { productId, skuIds } = await shop.run((ctx) =>
    createProduct(ctx, {
      name: ' 东魁杨梅 ',
      origin: '浙江仙居',
      story: '老郑家的树\n今年第十二年',
      aliases: ['杨梅', '东魁'],
      supplierId,
      pictureFileIds,
      skus: [
        { ...box, code: 'YM6', costFen: 9_000, limitPerPerson: 2 },
        { spec: '散称', priceFen: 2_280, quantityStep: 0.5, unit: '斤' },
        { spec: '尝鲜', priceFen: 0 },
      ],
    }),
  );
  const { updatedAt, pictures, ...detail } = await detailOf(productId);
  const plain = { code: '', packageText: '', costFen: null, limitPerPerson: null, stock: null, quantityStep: 1 };
  assert.deepEqual(detail, {
    productId,
    name: '东魁杨梅',
    subtitle: '',
    category: '',
    origin: '浙江仙居',
    story: '老郑家的树\n今年第十二年',
    aliases: ['杨梅', '东魁'],
    supplier: { supplierId, name: '仙居果园' },
    archived: false,
    skus: [
      { ...plain, ...box, skuId: skuIds[0], code: 'YM6', costFen: 9_000, limitPerPerson: 2 },
      { ...plain, skuId: skuIds[1], spec: '散称', priceFen: 2_280, quantityStep: 0.5, unit: '斤' },
      { ...plain, skuId: skuIds[2], spec: '尝鲜', priceFen: 0, unit: '份' },
    ],
  });
  assert.equal(updatedAt, '2026-11-20T02:00:00.000Z');
  assert.deepEqual(
    pictures.map((picture) => picture.fileId),
    pictureFileIds,
  );
});

test('a set of products keeps the order of its inputs', async () => {
  const created = await shop.run((ctx) =>
    createProducts(ctx, [
      { name: '甲', skus: [{ priceFen: 1 }] },
      {
        name: '乙',
        skus: [
          { spec: '大', priceFen: 2 },
          { spec: '小', priceFen: 3 },
        ],
      },
    ]),
  );
  const skus = await shop.read((ctx) =>
    findSkus(
      ctx,
      created.flatMap((product) => product.skuIds),
    ),
  );
  const bySku = new Map(skus.map((sku) => [sku.skuId, `${sku.name}${sku.spec} ${sku.priceFen}`]));
  assert.deepEqual(
    created.map((product) => product.skuIds.map((skuId) => bySku.get(skuId))),
    [['甲 1'], ['乙大 2', '乙小 3']],
  );
  assert.deepEqual(await shop.run((ctx) => createProducts(ctx, [])), []);
});

test('what cannot be sold so, or belongs to nobody, is refused whole', async () => {
  await shop.run((ctx) => aProduct(ctx, { name: '苹果', skus: [{ priceFen: 1, code: 'AP1' }] }));
  const attempt = (parts: Parameters<typeof aProduct>[1]) => (ctx: Context) => aProduct(ctx, parts);
  await refuses('catalog.spec_twice', attempt({ skus: [box, { ...box, spec: '6斤装 ' }] }));
  await refuses('catalog.step_too_fine', attempt({ skus: [{ ...box, quantityStep: 0.0005 }] }));
  await refuses('catalog.limit_off_step', attempt({ skus: [{ ...box, quantityStep: 0.5, limitPerPerson: 1.2 }] }));
  await refuses('catalog.sku_code_taken', attempt({ skus: [{ ...box, code: 'AP1' }] }));
  await refuses(
    'catalog.sku_code_taken',
    attempt({
      skus: [
        { ...box, code: 'X' },
        { priceFen: 1, code: ' X' },
      ],
    }),
  );
  await refuses('catalog.supplier_not_found', attempt({ supplierId: randomUUID() }));
  await refuses('catalog.picture_not_found', attempt({ pictureFileIds: [randomUUID()] }));
});

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

test('the code of a SKU that was put away is free again', async () => {
  const { productId, skuIds } = await shop.run((ctx) =>
    aProduct(ctx, { skus: [{ ...box, code: 'FREE' }, { priceFen: 1 }] }),
  );
  await shop.run((ctx) => updateProduct(ctx, { productId, skus: [{ skuId: skuIds[1]!, priceFen: 1 }] }));
  await shop.run((ctx) => aProduct(ctx, { skus: [{ ...box, code: 'FREE' }] }));
});

test('pictures are replaced in the order given', async () => {
  const [one, two, three] = await somePictures(3);
  const { productId } = await shop.run((ctx) => aProduct(ctx, { pictureFileIds: [one!, two!] }));
  await shop.run((ctx) => updateProduct(ctx, { productId, pictureFileIds: [three!, one!] }));
  assert.deepEqual(
    (await detailOf(productId)).pictures.map((picture) => picture.fileId),
    [three, one],
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

test('a product that is put away takes its SKUs with it, and comes back', async () => {
  const { productId, skuIds } = await shop.run((ctx) => aProduct(ctx));
  const archived = async () => (await shop.read((ctx) => findSkus(ctx, skuIds)))[0]!.archived;
  await shop.run((ctx) => archiveProduct(ctx, { productId, archived: true }));
  assert.equal(await archived(), true);
  await shop.run((ctx) => archiveProduct(ctx, { productId, archived: false }));
  assert.equal(await archived(), false);
});
