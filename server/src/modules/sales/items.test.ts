import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Sku } from '../catalog/index.ts';
import { arrangeItems, defaultCode, foldCode } from './items.ts';

const sku = (skuId: string, archived = false) => ({ skuId, priceFen: 100, limitPerPerson: 3, archived }) as Sku;
const codesOf = (...codes: (string | undefined)[]) =>
  arrangeItems(
    codes.map((code) => ({ skuId: 'one', ...(code === undefined ? {} : { code }) })),
    [sku('one')],
  ).kept.map((item) => item.code);

test('codes go from A to Z and on with two letters', () => {
  assert.deepEqual([0, 1, 25, 26, 51, 52, 701, 702].map(defaultCode), ['A', 'B', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
  assert.equal(foldCode(' ａ 1 '), 'A1');
});

test('items without a code get the first free ones', () => {
  assert.deepEqual(codesOf(undefined, 'A', undefined, 'c', undefined), ['B', 'A', 'D', 'C', 'E']);
});

test('a code that could be read two ways is refused', () => {
  assert.deepEqual(codesOf('A1', 'A2', '1', '12'), ['A1', 'A2', '1', '12']);
  assert.throws(() => codesOf('A', 'A2'), { code: 'sales.code_ambiguous', details: { code: 'A2', other: 'A' } });
  assert.throws(() => codesOf('A', 'ａ'), { code: 'sales.code_taken', details: { code: 'A' } });
  for (const code of ['A-1', '杨梅', 'ABCDE', '<b>']) assert.throws(() => codesOf(code), { code: 'sales.bad_code' });
});

test('price and limit per person come from the SKU unless said, and null takes a limit away', () => {
  const wanted = [{ skuId: 'one' }, { skuId: 'one', priceFen: 0, limitPerPerson: null, limitTotal: 2.5 }];
  assert.deepEqual(arrangeItems(wanted, [sku('one')]).kept, [
    { itemId: undefined, skuId: 'one', code: 'A', priceFen: 100, limitPerPerson: 3, limitTotal: null },
    { itemId: undefined, skuId: 'one', code: 'B', priceFen: 0, limitPerPerson: null, limitTotal: 2.5 },
  ]);
  assert.throws(() => arrangeItems([{ skuId: 'gone' }], [sku('gone', true)]), { code: 'sales.sku_unavailable' });
  assert.throws(() => arrangeItems([{ skuId: 'none' }], []), { code: 'sales.sku_unavailable' });
});
