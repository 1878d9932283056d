import type { GoodsRow } from '@heyi/sheets';
import type { GoodsSku, ProductId, SkuId } from '../catalog/index.ts';

export const importActions = ['create_product', 'add_sku', 'update', 'unchanged', 'refused'] as const;
export type ImportAction = (typeof importActions)[number];

export const refusalReasons = [
  'cells_unread',
  'name_missing',
  'price_missing',
  'repeated',
  'name_ambiguous',
  'code_of_other_goods',
  'too_long',
  'out_of_range',
  'limit_off_step',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** A field of the sheet whose value will be another one. */
export interface FieldChange {
  field: keyof GoodsRow;
  before: string | number | null;
  after: string | number;
}

/** What will become of one row of the sheet. */
export interface PlannedRow {
  /** 1-based row of the sheet. */
  row: number;
  action: ImportAction;
  name: string;
  spec: string;
  changes: FieldChange[];
  reason: RefusalReason | null;
  /** What the reason is about: a field, an earlier row, other goods. */
  about: string;
}

/** A row that will be carried out, with what it meets in the catalog. */
export interface RowToApply {
  planned: PlannedRow;
  values: GoodsRow;
  /** Rows of one new product share its key. */
  newProductKey: string | null;
  productId: ProductId | null;
  sku: GoodsSku | null;
}

/** What a plan is made against. */
export interface CatalogNow {
  skus: readonly GoodsSku[];
  stock: ReadonlyMap<SkuId, number>;
}

/** Two spellings of one name: width, case and spaces do not count. */
export const foldName = (text: string): string => text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();

/** The longest text of each field, as the catalog keeps it. */
export const textLimits = {
  productName: 60,
  spec: 60,
  code: 40,
  unit: 12,
  packageText: 60,
  supplier: 40,
  origin: 60,
  category: 20,
  note: 80,
} as const satisfies Partial<Record<keyof GoodsRow, number>>;

/** Fields that speak of the whole product, not of one SKU. */
export const productFields = ['supplier', 'origin', 'category', 'note'] as const satisfies (keyof GoodsRow)[];
