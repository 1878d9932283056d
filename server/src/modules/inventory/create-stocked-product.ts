import Type, { type Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { list, object, optional } from '../../kernel/http/schemas.ts';
import { QUANTITY_MAX } from '../../kernel/quantity.ts';
import { createProduct, CreateProduct, SKUS_MAX, SkuInput, type CreatedProduct } from '../catalog/index.ts';
import { trackStock } from './track-stock.ts';

const StockedSku = Type.Object(
  {
    ...SkuInput.properties,
    /** What is there now; left out, the SKU is made to order. */
    stock: optional(Type.Number({ minimum: 0, maximum: QUANTITY_MAX })),
  },
  { additionalProperties: false },
);

export const CreateStockedProduct = object({ ...CreateProduct.properties, skus: list(StockedSku, SKUS_MAX, 1) });
export type CreateStockedProduct = Static<typeof CreateStockedProduct>;

/**
 * Adds a product together with what is there of it.
 * @throws as `createProduct` and `trackStock`; then nothing is added
 */
export async function createStockedProduct(ctx: Context, input: CreateStockedProduct): Promise<CreatedProduct> {
  const skus = input.skus.map(({ stock: _stock, ...sku }) => sku);
  const created = await createProduct(ctx, { ...input, skus });
  const counted = input.skus.flatMap(({ stock }, index) =>
    stock === undefined ? [] : [{ skuId: created.skuIds[index]!, quantity: stock }],
  );
  if (counted.length > 0) await trackStock(ctx, counted);
  return created;
}
