export { archiveProduct } from './archive-product.ts';
export { createProduct, createProducts, type CreatedProduct, type CreateProduct } from './create-product.ts';
export { createSupplier, type CreateSupplier } from './create-supplier.ts';
export { findSkus } from './find-skus.ts';
export type { ProductId, Sku, SkuId, SupplierId } from './product.ts';
export { updateProduct, type UpdateProduct } from './update-product.ts';
export { updateSupplier, type UpdateSupplier } from './update-supplier.ts';
export { insertSkus, updateSkus, type PlacedSku } from './write-skus.ts';
