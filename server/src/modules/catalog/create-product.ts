import type { Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { json, sql } from '../../kernel/database.ts';
import { id, line, list, nullable, object, optional, text } from '../../kernel/http/schemas.ts';
import { refuseUnknownSuppliers } from './find-suppliers.ts';
import { PICTURES_MAX, SKUS_MAX, type ProductId, type SkuId, type SupplierId } from './product.ts';
import { searchTextOf } from './search-text.ts';
import { SkuInput } from './sku.ts';
import { writePictures } from './write-pictures.ts';
import { insertSkus, refuseTwins } from './write-skus.ts';

export const CreateProduct = object({
  name: line(60, 1),
  subtitle: optional(line(80)),
  category: optional(line(20)),
  origin: optional(line(60)),
  story: optional(text(2_000)),
  aliases: optional(list(line(30, 1), 20)),
  supplierId: optional(nullable(id())),
  pictureFileIds: optional(list(id(), PICTURES_MAX)),
  skus: list(SkuInput, SKUS_MAX, 1),
});

export type CreateProduct = Static<typeof CreateProduct>;

export interface CreatedProduct {
  productId: ProductId;
  /** In the order of the input. */
  skuIds: SkuId[];
}

/** One product; the same refusals as `createProducts`. */
export async function createProduct(ctx: Context, input: CreateProduct): Promise<CreatedProduct> {
  const [created] = await createProducts(ctx, [input]);
  return created!;
}

/**
 * Adds products with their SKUs and pictures.
 * @throws not_found `catalog.supplier_not_found`, `catalog.picture_not_found`
 * @throws invalid `catalog.spec_twice`, `catalog.step_too_fine`, `catalog.limit_off_step`
 * @throws conflict `catalog.sku_code_taken`
 * @returns one result per input, in order
 */
export async function createProducts(ctx: Context, inputs: readonly CreateProduct[]): Promise<CreatedProduct[]> {
  if (inputs.length === 0) return [];
  // Ids made in one millisecond come in any order; sorted, the products of a set are listed as they were given.
  const productIds = inputs.map(() => ctx.newId<ProductId>()).toSorted();
  const products = inputs.map((input, index) => {
    const productId = productIds[index]!;
    return { ...input, productId, skus: input.skus.map((sku) => ({ ...sku, skuId: ctx.newId<SkuId>(), productId })) };
  });
  refuseTwins(products.flatMap((product) => product.skus));
  await refuseUnknownSuppliers(
    ctx,
    products.map((product) => product.supplierId as SupplierId | null | undefined),
  );
  await ctx.tx.run(sql`
    insert into catalog.products (shop_id, id, name, subtitle, category, origin, story, aliases, supplier_id,
      search_text, created_at, updated_at)
    select ${ctx.shopId}, id, name, subtitle, category, origin, story,
      array(select jsonb_array_elements_text(aliases)), supplier_id, search_text,
      ${ctx.now}, ${ctx.now}
    from unnest(
      ${products.map((product) => product.productId)}::uuid[],
      ${products.map((product) => product.name.trim())}::text[],
      ${products.map((product) => product.subtitle?.trim() ?? '')}::text[],
      ${products.map((product) => product.category?.trim() ?? '')}::text[],
      ${products.map((product) => product.origin?.trim() ?? '')}::text[],
      ${products.map((product) => product.story?.trim() ?? '')}::text[],
      ${products.map((product) => json(product.aliases ?? []))}::jsonb[],
      ${products.map((product) => product.supplierId ?? null)}::uuid[],
      ${products.map((product) => searchTextOf([product.name, ...(product.aliases ?? [])]) || product.name)}::text[]
    ) as product (id, name, subtitle, category, origin, story, aliases, supplier_id, search_text)`);
  await insertSkus(
    ctx,
    products.flatMap((product) => product.skus.map((sku, position) => ({ ...sku, position }))),
  );
  await writePictures(
    ctx,
    products.map(({ productId, pictureFileIds = [] }) => ({ productId, fileIds: pictureFileIds })),
  );
  return products.map(({ productId, skus }) => ({ productId, skuIds: skus.map((sku) => sku.skuId) }));
}
