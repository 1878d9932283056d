export { findSkus } from './find-skus.ts';
export type { ProductId, Sku, SkuId, SupplierId } from './product.ts';
