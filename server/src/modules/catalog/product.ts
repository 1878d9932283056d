import type { Id } from '../../kernel/ids.ts';

export type ProductId = Id<'product'>;
export type SkuId = Id<'sku'>;
export type SupplierId = Id<'supplier'>;

/** What a product may have at most. */
export const SKUS_MAX = 60;
export const PICTURES_MAX = 12;

/** The unit of a SKU whose seller names none. */
export const DEFAULT_UNIT = '份';

/** What is sold: one specification of a product, at one price. */
export interface Sku {
  skuId: SkuId;
  productId: ProductId;
  /** The product's name, without the spec. */
  name: string;
  /** What people also call it in a chat. */
  aliases: string[];
  spec: string;
  code: string;
  unit: string;
  packageText: string;
  priceFen: number;
  costFen: number | null;
  quantityStep: number;
  limitPerPerson: number | null;
  supplierId: SupplierId | null;
  /** Whether it, or its whole product, has been put away. */
  archived: boolean;
}
