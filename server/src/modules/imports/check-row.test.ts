import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkRow, stepOf } from './check-row.ts';

test('a row whose values fit passes, an empty one too', () => {
  assert.equal(checkRow({ productName: '东魁杨梅', price: 0, stock: 0, limitPerPerson: 0.5 }), undefined);
  assert.equal(checkRow({}), undefined);
});

test('texts longer than the catalog keeps and impossible numbers name their field', () => {
  assert.equal(checkRow({ productName: '长'.repeat(60) }), undefined);
  assert.deepEqual(checkRow({ productName: '长'.repeat(61) }), { reason: 'too_long', about: 'productName' });
  assert.deepEqual(checkRow({ unit: '长'.repeat(13) }), { reason: 'too_long', about: 'unit' });
  assert.deepEqual(checkRow({ price: -1 }), { reason: 'out_of_range', about: 'price' });
  assert.deepEqual(checkRow({ cost: 1_000_000_001 }), { reason: 'out_of_range', about: 'cost' });
  assert.deepEqual(checkRow({ stock: -0.5 }), { reason: 'out_of_range', about: 'stock' });
  assert.deepEqual(checkRow({ limitPerPerson: 0 }), { reason: 'out_of_range', about: 'limitPerPerson' });
});

test('new goods are sold whole, or by halves when the limit says so', () => {
  assert.deepEqual([stepOf({}), stepOf({ limitPerPerson: 2 }), stepOf({ limitPerPerson: 1.5 })], [1, 1, 0.5]);
});
