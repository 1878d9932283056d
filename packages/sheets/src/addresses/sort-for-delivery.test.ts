import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compareDoor } from './compare-door.ts';
import { parseAddressLine } from './parse-address-line.ts';
import { sortForDelivery } from './sort-for-delivery.ts';

const sorted = (texts: string[]): string[] =>
  texts.toSorted((a, b) => compareDoor(parseAddressLine(a), parseAddressLine(b)));

test('buildings, units and rooms stand in natural order, unknown doors last', () => {
  assert.deepEqual(sorted(['10-201', '自提', '2-1203', '2-301', 'A座101', '2号楼2单元101', '2号楼1单元1502']), [
    '2号楼1单元1502',
    '2号楼2单元101',
    '2-301',
    '2-1203',
    '10-201',
    'A座101',
    '自提',
  ]);
  assert.deepEqual(sorted(['丙栋101', '甲栋101', '乙栋101']), ['甲栋101', '乙栋101', '丙栋101']);
});

const rows = [
  { product: '蓝莓', at: '3-501' },
  { product: '草莓', at: '12-201' },
  { product: '草莓', at: '3-1201' },
  { product: '蓝莓', at: '3-1201' },
];
const placeOf = ({ product, at }: { product: string; at: string }) => ({ product, door: parseAddressLine(at) });
const shown = (order: Parameters<typeof sortForDelivery>[1]): string[] =>
  sortForDelivery(rows, order, placeOf).map(({ product, at }) => `${product} ${at}`);

test('the three orders of a delivery sheet', () => {
  assert.deepEqual(shown('product-building-room'), ['草莓 3-1201', '草莓 12-201', '蓝莓 3-501', '蓝莓 3-1201']);
  assert.deepEqual(shown('building-product-room'), ['草莓 3-1201', '蓝莓 3-501', '蓝莓 3-1201', '草莓 12-201']);
  assert.deepEqual(shown('building-room-product'), ['蓝莓 3-501', '草莓 3-1201', '蓝莓 3-1201', '草莓 12-201']);
});

test('communities stand apart before all else', () => {
  const placed = sortForDelivery(
    [
      { community: '月光', at: '1-101' },
      { community: '阳光', at: '9-101' },
      { community: '月光', at: '9-101' },
    ],
    'building-room-product',
    ({ community, at }) => ({ community, product: '', door: parseAddressLine(at) }),
  );
  assert.deepEqual(
    placed.map(({ community, at }) => community + at),
    ['阳光9-101', '月光1-101', '月光9-101'],
  );
});

test('the order is a total one', () => {
  const name = fc.option(fc.stringMatching(/^[0-9甲乙AB-]{0,4}$/u), { nil: null });
  const door = fc.record({ building: name, unit: name, room: name });
  fc.assert(
    fc.property(door, door, door, (a, b, c) => {
      assert.equal(Math.sign(compareDoor(a, b)) + Math.sign(compareDoor(b, a)), 0);
      assert.equal(compareDoor(a, a), 0);
      if (compareDoor(a, b) <= 0 && compareDoor(b, c) <= 0) assert.ok(compareDoor(a, c) <= 0);
    }),
    { numRuns: 2000 },
  );
});
