import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SaleItem } from '../app/reply-types.ts';
import { chosenLines, fullName, lineTotalFen, mostOf, tooMany, totalOf } from './choice.ts';

const item = (itemId: string, more: Partial<SaleItem> = {}): SaleItem => ({
  itemId,
  productId: `product of ${itemId}`,
  code: itemId.toUpperCase(),
  name: '橘子',
  spec: '',
  subtitle: '',
  origin: '',
  story: '',
  unit: '斤',
  packageText: '',
  priceFen: 1290,
  quantityStep: 1,
  limitPerPerson: null,
  left: null,
  pictures: [],
  ...more,
});

test('half a jin is charged to the fen, half a fen upwards', () => {
  assert.equal(lineTotalFen(1290, 1.5), 1935);
  assert.equal(lineTotalFen(1291, 0.5), 646);
  assert.equal(lineTotalFen(1, 0.1), 0);
});

test('only what is wanted becomes a line, in the order of the page', () => {
  const lines = chosenLines([item('a'), item('b'), item('c')], { c: 2, a: 0, b: 1 });
  assert.deepEqual(
    lines.map((line) => [line.item.itemId, line.quantity, line.totalFen]),
    [
      ['b', 1, 1290],
      ['c', 2, 2580],
    ],
  );
});

test('freight is added for a parcel, and never to nothing', () => {
  const lines = chosenLines([item('a')], { a: 2 });
  assert.deepEqual(totalOf(lines, 'parcel', 1200), { itemsFen: 2580, freightFen: 1200, payableFen: 3780 });
  assert.deepEqual(totalOf(lines, 'pickup', 1200), { itemsFen: 2580, freightFen: 0, payableFen: 2580 });
  assert.equal(totalOf([], 'parcel', 1200).payableFen, 0);
});

test('the most is the smaller of what is left and what one person may have, on whole steps', () => {
  assert.deepEqual(mostOf(item('a', { left: 5, limitPerPerson: 3 })), { most: 3, because: 'limit' });
  assert.deepEqual(mostOf(item('a', { left: 2, limitPerPerson: 3 })), { most: 2, because: 'left' });
  assert.deepEqual(mostOf(item('a', { left: 1.7, quantityStep: 0.5 })), { most: 1.5, because: 'left' });
  assert.deepEqual(mostOf(item('a', { left: 0.3, quantityStep: 0.1 })), { most: 0.3, because: 'left' });
  assert.deepEqual(mostOf(item('a', { left: -1 })), { most: 0, because: 'left' });
  assert.deepEqual(mostOf(item('a')), { most: 9999, because: 'none' });
});

test('what an order already holds counts as left while it is changed', () => {
  assert.equal(mostOf(item('a', { left: 0 }), 2).most, 2);
  const lines = chosenLines([item('a', { left: 0 })], { a: 2 });
  assert.equal(tooMany(lines).length, 1);
  assert.equal(tooMany(lines, { a: 2 }).length, 0);
});

test('the full name has the variant only when there is one', () => {
  assert.equal(fullName({ name: '橘子', spec: '' }), '橘子');
  assert.equal(fullName({ name: '橘子', spec: '5 斤' }), '橘子 5 斤');
});
