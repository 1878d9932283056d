import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { aProduct } from '../../../test/factories/catalog.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { archiveProduct } from './archive-product.ts';
import { findSkus } from './find-skus.ts';
import type { ProductId } from './product.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(() => shop.close());

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

test('a product that is put away takes its SKUs with it, and comes back', async () => {
  const { productId, skuIds } = await shop.run((ctx) => aProduct(ctx));
  const archived = async () => (await shop.read((ctx) => findSkus(ctx, skuIds)))[0]!.archived;
  await shop.run((ctx) => archiveProduct(ctx, { productId, archived: true }));
  assert.equal(await archived(), true);
  await shop.run((ctx) => archiveProduct(ctx, { productId, archived: false }));
  assert.equal(await archived(), false);
});

test('a product that is not there cannot be put away', async () => {
  const unknown = randomUUID() as ProductId;
  await refuses('catalog.product_not_found', (ctx) => archiveProduct(ctx, { productId: unknown, archived: true }));
});
