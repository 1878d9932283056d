import type { GoodsRow } from '@heyi/sheets';
import type { Context } from '../../kernel/context.ts';
import {
  createProducts,
  ensureSuppliers,
  insertSkus,
  updateProduct,
  updateSkus,
  type PlacedSku,
  type SkuId,
  type SupplierId,
} from '../catalog/index.ts';
import { countStock, findStock, trackStock } from '../inventory/index.ts';
import { stepOf } from './check-row.ts';
import { productFields, type RowToApply } from './goods.ts';

type Suppliers = ReadonlyMap<string, SupplierId>;

/** Writes the rows of a plan. */
export async function applyGoods(ctx: Context, rows: readonly RowToApply[]): Promise<void> {
  const names = rows.flatMap((row) => row.values.supplier?.trim() || []);
  const suppliers = await ensureSuppliers(ctx, [...new Set(names)]);
  const skuIds = new Map<RowToApply, SkuId>();
  await createNew(ctx, rows, suppliers, skuIds);
  await addSkus(ctx, rows, skuIds);
  await changeSkus(ctx, rows, skuIds);
  await changeProducts(ctx, rows, suppliers);
  await setStock(ctx, rows, skuIds);
}

async function createNew(
  ctx: Context,
  rows: readonly RowToApply[],
  suppliers: Suppliers,
  skuIds: Map<RowToApply, SkuId>,
): Promise<void> {
  const newRows = rows.filter((row) => row.newProductKey !== null);
  const groups = [...Map.groupBy(newRows, (row) => row.newProductKey).values()];
  const created = await createProducts(
    ctx,
    groups.map((group) => ({
      ...describe(group, suppliers),
      name: group[0]!.planned.name,
      skus: group.map((row) => skuOf(row.values)),
    })),
  );
  groups.forEach((group, index) =>
    group.forEach((row, position) => skuIds.set(row, created[index]!.skuIds[position]!)),
  );
}

async function addSkus(ctx: Context, rows: readonly RowToApply[], skuIds: Map<RowToApply, SkuId>): Promise<void> {
  // Behind those that are there, which are never so many.
  const added = rows.filter((row) => row.planned.action === 'add_sku');
  const placed = added.map((row, index): PlacedSku => {
    const skuId = ctx.newId<SkuId>();
    skuIds.set(row, skuId);
    return { ...skuOf(row.values), skuId, productId: row.productId!, position: 1_000 + index };
  });
  await insertSkus(ctx, placed);
}

async function changeSkus(ctx: Context, rows: readonly RowToApply[], skuIds: Map<RowToApply, SkuId>): Promise<void> {
  const placed: PlacedSku[] = [];
  for (const row of rows) {
    if (row.sku === null) continue;
    skuIds.set(row, row.sku.skuId);
    const {
      skuId,
      productId,
      position,
      spec,
      code,
      unit,
      packageText,
      priceFen,
      costFen,
      quantityStep,
      limitPerPerson,
    } = row.sku;
    const before = { spec, code, unit, packageText, priceFen, costFen, quantityStep, limitPerPerson };
    placed.push({ ...before, ...givenOf(row.values), skuId, productId, position });
  }
  await updateSkus(ctx, placed);
}

async function changeProducts(ctx: Context, rows: readonly RowToApply[], suppliers: Suppliers): Promise<void> {
  for (const [productId, group] of Map.groupBy(rows, (row) => row.productId)) {
    if (productId !== null) await updateProduct(ctx, { productId, ...describe(group, suppliers) });
  }
}

async function setStock(
  ctx: Context,
  rows: readonly RowToApply[],
  skuIds: ReadonlyMap<RowToApply, SkuId>,
): Promise<void> {
  const wanted = rows.flatMap((row) =>
    row.values.stock === undefined ? [] : [{ skuId: skuIds.get(row)!, quantity: row.values.stock }],
  );
  const counted = await findStock(
    ctx,
    wanted.map((stock) => stock.skuId),
  );
  await trackStock(
    ctx,
    wanted.filter((stock) => !counted.has(stock.skuId)),
  );
  await countStock(
    ctx,
    wanted
      .filter((stock) => counted.has(stock.skuId))
      .map(({ skuId, quantity }) => ({ skuId, available: quantity, reason: 'goods_sheet' })),
  );
}

/** What the rows of one product say of the product: the first that says anything. */
function describe(group: readonly RowToApply[], suppliers: Suppliers) {
  const first = (field: (typeof productFields)[number]) =>
    group.map((row) => row.values[field]?.trim()).find((text) => text !== undefined && text !== '');
  const [supplier, origin, category, subtitle] = productFields.map(first);
  return {
    ...(supplier === undefined ? {} : { supplierId: suppliers.get(supplier)! }),
    ...(origin === undefined ? {} : { origin }),
    ...(category === undefined ? {} : { category }),
    ...(subtitle === undefined ? {} : { subtitle }),
  };
}

const skuOf = (values: GoodsRow) => ({ priceFen: values.price!, quantityStep: stepOf(values), ...givenOf(values) });

/** The fields of a SKU that a row names. */
function givenOf({ spec, code, unit, packageText, price, cost, limitPerPerson }: GoodsRow) {
  return {
    ...(spec === undefined ? {} : { spec }),
    ...(code === undefined ? {} : { code }),
    ...(unit === undefined ? {} : { unit }),
    ...(packageText === undefined ? {} : { packageText }),
    ...(price === undefined ? {} : { priceFen: price }),
    ...(cost === undefined ? {} : { costFen: cost }),
    ...(limitPerPerson === undefined ? {} : { limitPerPerson }),
  };
}
