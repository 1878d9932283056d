import type { Context } from '../../src/kernel/context.ts';
import {
  createProduct,
  createSupplier,
  type CreatedProduct,
  type CreateProduct,
  type SupplierId,
} from '../../src/modules/catalog/index.ts';

/** A product with one SKU, a box for 128.00 yuan, unless said otherwise. */
export function aProduct(ctx: Context, parts: Partial<CreateProduct> = {}): Promise<CreatedProduct> {
  return createProduct(ctx, { name: '东魁杨梅', skus: [{ spec: '6斤装', unit: '箱', priceFen: 12_800 }], ...parts });
}

export async function aSupplier(ctx: Context, name = '仙居果园'): Promise<SupplierId> {
  return (await createSupplier(ctx, { name, contactName: '老郑', phone: '16400000009' })).supplierId;
}
