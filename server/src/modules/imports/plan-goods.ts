import type { GoodsRow, Problem, SheetReading, GoodsField } from '@heyi/sheets';
import { isSellable } from '../../kernel/quantity.ts';
import type { GoodsSku } from '../catalog/index.ts';
import { checkRow, stepOf, type RowFault } from './check-row.ts';
import { findChanges } from './find-changes.ts';
import { foldName, productFields, type CatalogNow, type PlannedRow, type RowToApply } from './goods.ts';

/** Remarks on a cell that was read all the same; after any other problem its row waits for a person. */
const remarks: ReadonlySet<Problem['code']> = new Set(['formula_value_used', 'phone_suspect', 'hidden_sheet_skipped']);

/** What a sheet would do to the catalog: one entry per row in order, and those that will be carried out. */
export interface GoodsPlan {
  rows: PlannedRow[];
  toApply: RowToApply[];
}

type Reading = Pick<SheetReading<GoodsField, GoodsRow>, 'rows' | 'rowNumbers' | 'problems'>;

/** Decides what becomes of each row. Reads nothing and writes nothing. */
export function planGoods(reading: Reading, now: CatalogNow): GoodsPlan {
  const catalog = indexCatalog(now.skus);
  const unread = new Set(reading.problems.filter((problem) => !remarks.has(problem.code)).map(({ row }) => row));
  const firstRows = new Map<string, number>();
  const saidOfProducts = new Set<string>();
  const plan: GoodsPlan = { rows: [], toApply: [] };
  reading.rows.forEach((values, index) => {
    const row = reading.rowNumbers[index]!;
    const met = unread.has(row) ? ({ reason: 'cells_unread', about: '' } as const) : meet(values, catalog);
    const keys = 'reason' in met ? [] : keysOf(values, met);
    const repeated = keys.map((key) => firstRows.get(key)).find((first) => first !== undefined);
    const refusal = 'reason' in met ? met : repeated && ({ reason: 'repeated', about: String(repeated) } as const);
    if ('reason' in met || refusal) {
      plan.rows.push(refusedRow(row, values, refusal as RowFault));
      return;
    }
    for (const key of keys) firstRows.set(key, row);
    const own = withoutSaid(values, met.productId ?? met.newProductKey!, saidOfProducts);
    const changes = findChanges(own, met.sku, now.stock);
    const action = actionOf(met, changes.length > 0);
    const planned: PlannedRow = { row, action, ...titleOf(values, met.sku), changes, reason: null, about: '' };
    plan.rows.push(planned);
    if (action !== 'unchanged') plan.toApply.push({ planned, values: own, ...met });
  });
  return plan;
}

function actionOf(met: Met, changed: boolean): PlannedRow['action'] {
  if (met.sku !== null) return changed ? 'update' : 'unchanged';
  return met.productId === null ? 'create_product' : 'add_sku';
}

/** Of several rows of a product, the first that names its supplier, origin and so on is heard. */
function withoutSaid(values: GoodsRow, productKey: string, said: Set<string>): GoodsRow {
  const own = { ...values };
  for (const field of productFields) {
    const key = `${productKey} ${field}`;
    if (said.has(key)) delete own[field];
    else if (own[field] !== undefined) said.add(key);
  }
  return own;
}

type Met = Pick<RowToApply, 'newProductKey' | 'productId' | 'sku'>;

interface CatalogIndex {
  byCode: Map<string, GoodsSku>;
  byName: Map<string, GoodsSku[]>;
}

function indexCatalog(skus: readonly GoodsSku[]): CatalogIndex {
  const byCode = new Map(skus.filter((sku) => sku.code !== '').map((sku) => [sku.code, sku]));
  return { byCode, byName: Map.groupBy(skus, (sku) => foldName(sku.name)) };
}

/** The SKU or product that a row is about: by its code, else by name and spec. */
function meet(values: GoodsRow, catalog: CatalogIndex): Met | RowFault {
  const fault = checkRow(values);
  if (fault) return fault;
  const name = foldName(values.productName ?? '');
  const byCode = values.code === undefined ? undefined : catalog.byCode.get(values.code.trim());
  if (byCode && name !== '' && name !== foldName(byCode.name)) {
    return { reason: 'code_of_other_goods', about: byCode.name };
  }
  if (!byCode && name === '') return { reason: 'name_missing', about: 'productName' };
  const namesakes = byCode ? [] : (catalog.byName.get(name) ?? []);
  if (new Set(namesakes.map((sku) => sku.productId)).size > 1)
    return { reason: 'name_ambiguous', about: values.productName! };
  const sku = byCode ?? ofSpec(namesakes, values.spec);
  const step = sku?.quantityStep ?? stepOf(values);
  const limit = values.limitPerPerson;
  if (limit !== undefined && !isSellable(limit, step)) return { reason: 'limit_off_step', about: String(step) };
  if (sku) return { newProductKey: null, productId: sku.productId, sku };
  if (values.price === undefined) return { reason: 'price_missing', about: 'price' };
  const productId = namesakes[0]?.productId ?? null;
  return { newProductKey: productId === null ? name : null, productId, sku: null };
}

/** Without a spec a row means the only SKU there is. */
function ofSpec(namesakes: readonly GoodsSku[], spec: string | undefined): GoodsSku | undefined {
  if (spec === undefined && namesakes.length === 1) return namesakes[0];
  return namesakes.find((sku) => foldName(sku.spec) === foldName(spec ?? ''));
}

/** What no two rows of one sheet may both be. */
function keysOf(values: GoodsRow, { sku, productId, newProductKey }: Met): string[] {
  const itself = sku?.skuId ?? `${productId ?? newProductKey} / ${foldName(values.spec ?? '')}`;
  const code = values.code?.trim() ?? '';
  return code === '' ? [itself] : [itself, `code ${code}`];
}

const titleOf = (values: GoodsRow, sku: GoodsSku | null): Pick<PlannedRow, 'name' | 'spec'> => ({
  name: sku?.name ?? values.productName?.trim() ?? '',
  spec: values.spec?.trim() ?? sku?.spec ?? '',
});

const refusedRow = (row: number, values: GoodsRow, { reason, about }: RowFault): PlannedRow => ({
  row,
  action: 'refused',
  ...titleOf(values, null),
  changes: [],
  reason,
  about,
});
