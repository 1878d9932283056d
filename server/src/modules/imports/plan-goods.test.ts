import type { GoodsRow, Problem } from '@heyi/sheets';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { GoodsSku, ProductId, SkuId } from '../catalog/index.ts';
import { planGoods } from './plan-goods.ts';

const sku = (skuId: string, parts: Partial<GoodsSku> = {}): GoodsSku => ({
  skuId: skuId as SkuId,
  productId: 'bayberries' as ProductId,
  name: '东魁杨梅',
  subtitle: '',
  category: '',
  origin: '',
  supplierName: null,
  position: 0,
  spec: '6斤装',
  code: '',
  unit: '箱',
  packageText: '',
  priceFen: 12_800,
  costFen: null,
  quantityStep: 1,
  limitPerPerson: null,
  ...parts,
});

function plan(rows: GoodsRow[], skus: GoodsSku[], problems: Partial<Problem>[] = []) {
  const reading = { rows, rowNumbers: rows.map((_, index) => index + 2), problems: problems as Problem[] };
  return planGoods(reading, { skus, stock: new Map([['one' as SkuId, 5]]) });
}
const summary = (...given: Parameters<typeof plan>) =>
  plan(...given).rows.map((row) => [row.action, row.reason ?? '', row.about].join(' ').trim());

test('width, case and spaces do not make another name', () => {
  const rows = [{ productName: ' ABC 梅 ', spec: '６斤', price: 1 }];
  assert.deepEqual(summary(rows, [sku('one', { name: 'abc 梅', spec: '6斤', priceFen: 1 })]), ['update']);
});

test('a row without spec means the only SKU there is, and a new one when there are several', () => {
  const rows = [{ productName: '东魁杨梅', price: 9_900 }];
  assert.deepEqual(summary(rows, [sku('one')]), ['update']);
  assert.deepEqual(summary(rows, [sku('one'), sku('two', { spec: '3斤装' })]), ['add_sku']);
});

test('what a sheet repeats of the catalog is no change, and is not carried out', () => {
  const rows = [{ productName: '东魁杨梅', spec: '6斤装', price: 12_800, unit: '箱', stock: 5 }];
  const { rows: planned, toApply } = plan(rows, [sku('one')]);
  assert.deepEqual([planned[0]!.action, planned[0]!.changes, toApply], ['unchanged', [], []]);
});

test('of several rows of a product only the first that names the supplier is heard', () => {
  const skus = [sku('one'), sku('two', { spec: '3斤装' })];
  const named = (spec: string, supplier: string) => ({ productName: '东魁杨梅', spec, supplier });
  const { rows } = plan([named('6斤装', '甲'), named('3斤装', '乙')], skus);
  assert.deepEqual(rows[0]!.changes, [{ field: 'supplier', before: null, after: '甲' }]);
  assert.deepEqual([rows[1]!.action, rows[1]!.changes], ['unchanged', []]);
});

test('a row with a cell that could not be read waits for a person; a mere remark does not hold it up', () => {
  const rows = [{ productName: '东魁杨梅', spec: '6斤装', stock: 1 }];
  assert.deepEqual(summary(rows, [sku('one')], [{ row: 2, code: 'not_money' }]), ['refused cells_unread']);
  assert.deepEqual(summary(rows, [sku('one')], [{ row: 2, code: 'formula_value_used' }]), ['update']);
  assert.deepEqual(summary(rows, [sku('one')], [{ row: 3, code: 'not_money' }]), ['update']);
});

test('a limit must fit the step in which the goods are sold already', () => {
  const rows = [{ productName: '东魁杨梅', spec: '6斤装', limitPerPerson: 1.5 }];
  assert.deepEqual(summary(rows, [sku('one')]), ['refused limit_off_step 1']);
  assert.deepEqual(summary(rows, [sku('one', { quantityStep: 0.5 })]), ['update']);
});
