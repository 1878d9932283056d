import type { GoodsRow } from '@heyi/sheets';
import type { GoodsSku, SkuId } from '../catalog/index.ts';
import type { FieldChange } from './goods.ts';

/** What a row would change, field by field; for new goods all that it says. */
export function findChanges(values: GoodsRow, sku: GoodsSku | null, stock: ReadonlyMap<SkuId, number>): FieldChange[] {
  const before: Partial<Record<keyof GoodsRow, string | number | null>> = sku
    ? {
        spec: sku.spec,
        code: sku.code,
        price: sku.priceFen,
        cost: sku.costFen,
        unit: sku.unit,
        packageText: sku.packageText,
        limitPerPerson: sku.limitPerPerson,
        stock: stock.get(sku.skuId) ?? null,
        supplier: sku.supplierName,
        origin: sku.origin,
        category: sku.category,
        note: sku.subtitle,
      }
    : {};
  const changes: FieldChange[] = [];
  for (const [field, given] of Object.entries(values) as [keyof GoodsRow, string | number][]) {
    const after = typeof given === 'string' ? given.trim() : given;
    if (field === 'productName' || after === '') continue;
    const old = before[field] ?? null;
    if (old !== after) changes.push({ field, before: old === '' ? null : old, after });
  }
  return changes;
}
