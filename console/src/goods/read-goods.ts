import { bodyOf } from '@heyi/api-client';
import { api } from '../app/api.ts';

export const readGoods = (productId: string) =>
  bodyOf(api.GET('/api/admin/products/{productId}', { params: { path: { productId } } }));

/** A product as the detail page and the form show it. */
export type GoodsDetail = Awaited<ReturnType<typeof readGoods>>;
export type SkuDetail = GoodsDetail['skus'][number];

/** A SKU's name among its product's: the spec, or the product's own name when it has none. */
export const skuTitle = (goods: Pick<GoodsDetail, 'name'>, sku: Pick<SkuDetail, 'spec'>): string =>
  sku.spec || goods.name;
