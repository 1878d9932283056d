import type { Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { conflict, notFound } from '../../kernel/errors.ts';
import { id, instant, line, list, nullable, object, optional, text } from '../../kernel/http/schemas.ts';
import { refuseUnknownSuppliers } from './find-suppliers.ts';
import { PICTURES_MAX, SKUS_MAX, type ProductId, type SkuId, type SupplierId } from './product.ts';
import { refreshSearchText } from './search-text.ts';
import { SkuListInput } from './sku.ts';
import { writePictures } from './write-pictures.ts';
import { insertSkus, refuseTwins, updateSkus } from './write-skus.ts';

export const UpdateProduct = object({
  /** The `updatedAt` that the form was filled from: a change made meanwhile is not overwritten. */
  updatedAt: optional(instant()),
  name: optional(line(60, 1)),
  subtitle: optional(line(80)),
  category: optional(line(20)),
  origin: optional(line(60)),
  story: optional(text(2_000)),
  aliases: optional(list(line(30, 1), 20)),
  supplierId: optional(nullable(id())),
  pictureFileIds: optional(list(id(), PICTURES_MAX)),
  /** The whole list in its order: SKUs that are missing are archived. */
  skus: optional(list(SkuListInput, SKUS_MAX, 1)),
});

export type UpdateProduct = Static<typeof UpdateProduct>;

/**
 * Changes what is named.
 * @throws not_found `catalog.product_not_found`, `catalog.supplier_not_found`, `catalog.sku_not_found`,
 *   `catalog.picture_not_found`
 * @throws conflict `catalog.product_changed`, `catalog.sku_code_taken`
 * @throws invalid `catalog.spec_twice`, `catalog.step_too_fine`, `catalog.limit_off_step`
 */
export async function updateProduct(ctx: Context, input: UpdateProduct & { productId: ProductId }): Promise<void> {
  const { productId, supplierId } = input;
  const current = await ctx.tx.maybeOne<{ updatedAt: Date }>(sql`
    select updated_at from catalog.products where shop_id = ${ctx.shopId} and id = ${productId} for update`);
  if (!current) throw notFound('catalog.product_not_found');
  if (input.updatedAt !== undefined && Date.parse(input.updatedAt) !== current.updatedAt.getTime()) {
    throw conflict('catalog.product_changed');
  }
  await refuseUnknownSuppliers(ctx, [supplierId as SupplierId | null | undefined]);
  await ctx.tx.run(sql`
    update catalog.products
    set name = coalesce(${input.name?.trim() ?? null}, name),
      subtitle = coalesce(${input.subtitle?.trim() ?? null}, subtitle),
      category = coalesce(${input.category?.trim() ?? null}, category),
      origin = coalesce(${input.origin?.trim() ?? null}, origin),
      story = coalesce(${input.story?.trim() ?? null}, story),
      aliases = coalesce(${input.aliases ?? null}::text[], aliases),
      supplier_id = case when ${supplierId !== undefined} then ${supplierId ?? null}::uuid else supplier_id end,
      updated_at = ${ctx.now}
    where shop_id = ${ctx.shopId} and id = ${productId}`);
  if (input.name !== undefined || input.aliases !== undefined) await refreshSearchText(ctx, productId);
  if (input.pictureFileIds) await writePictures(ctx, [{ productId, fileIds: input.pictureFileIds }]);
  if (input.skus) await replaceSkus(ctx, productId, input.skus);
}

async function replaceSkus(ctx: Context, productId: ProductId, skus: readonly SkuListInput[]): Promise<void> {
  const live = await ctx.tx.many<{ id: SkuId }>(sql`
    select id from catalog.skus
    where shop_id = ${ctx.shopId} and product_id = ${productId} and archived_at is null
    order by id for update`);
  const liveIds = new Set<string>(live.map((sku) => sku.id));
  const keptIds = skus.flatMap((sku) => sku.skuId ?? []);
  if (new Set(keptIds).size < keptIds.length || keptIds.some((skuId) => !liveIds.has(skuId))) {
    throw notFound('catalog.sku_not_found');
  }
  await ctx.tx.run(sql`
    update catalog.skus set archived_at = ${ctx.now}
    where shop_id = ${ctx.shopId} and product_id = ${productId} and archived_at is null
      and id <> all(${keptIds}::uuid[])`);
  const placed = skus.map((sku, position) => ({
    ...sku,
    skuId: (sku.skuId ?? ctx.newId()) as SkuId,
    productId,
    position,
    isNew: sku.skuId === undefined,
  }));
  refuseTwins(placed);
  await updateSkus(
    ctx,
    placed.filter((sku) => !sku.isNew),
  );
  await insertSkus(
    ctx,
    placed.filter((sku) => sku.isNew),
  );
}
