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
import { createProduct, createProducts } from './create-product.ts';
import { findSkus } from './find-skus.ts';

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
