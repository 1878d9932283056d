import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { matchTracking } from './match-tracking.ts';
import type { TrackingRow } from './tracking-match.ts';

const people = [
  { recipientName: '王芳', phone: '13800138000', address: '阳光花园3号楼501' },
  { recipientName: '王芳', phone: '13800138001', address: '阳光花园13号楼501' },
  { recipientName: '李雷', phone: '13900139000', address: '阳光花园5-1203' },
  { recipientName: '韩梅', phone: '13700137000', address: '月光小区2栋302' },
  { recipientName: '赵六', phone: '13600136000', address: '月光小区2栋303' },
];

/** One parcel with the truth about it, and a sheet row that tells some of it, some of it wrongly. */
const parcels = fc.array(
  fc.record(
    {
      person: fc.nat({ max: people.length - 1 }),
      order: fc.nat({ max: 2 }),
      keepsNumber: fc.boolean(),
      keepsPhone: fc.boolean(),
      keepsName: fc.boolean(),
      keepsAddress: fc.boolean(),
    },
    { noNullPrototype: true },
  ),
  { minLength: 1, maxLength: 12 },
);

test('whatever a sheet leaves out, no parcel goes to another order than its own', () => {
  fc.assert(
    fc.property(parcels, (made) => {
      const orders = made.map(({ person, order }) => ({ orderNo: `D${person}-${order}`, ...people[person] }));
      const rows: TrackingRow[] = made.map((one, index) => {
        const { orderNo, recipientName = '', phone = '', address = '' } = orders[index] ?? { orderNo: '' };
        return {
          trackingNo: `SF${String(1_000_000_000_000 + index)}`,
          ...(one.keepsNumber && { orderNo }),
          ...(one.keepsName && { recipientName }),
          ...(one.keepsPhone && { phone }),
          ...(one.keepsAddress && { address }),
        };
      });
      const match = matchTracking(orders, rows);
      for (const { orderNo, row } of match.matched) assert.equal(orderNo, orders[row - 1]?.orderNo);
      const placed = [...match.matched, ...match.uncertain].map(({ trackingNo }) => trackingNo);
      const all = [...placed, ...match.unmatchedTracking];
      assert.deepEqual(all.toSorted(), rows.map(({ trackingNo }) => trackingNo).toSorted());
      const numbered = made.filter(({ keepsNumber }) => keepsNumber).length;
      assert.ok(match.matched.length >= numbered);
    }),
    { numRuns: 300 },
  );
});

test('rows that slipped by one against the recipients are never matched by their number', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: people.length - 1 }), (shift) => {
      const orders = people.map((person, index) => ({ orderNo: `D${index}`, ...person }));
      const rows = orders.map((_, index) => {
        const { recipientName, phone } = orders[(index + shift) % orders.length] ?? { recipientName: '', phone: '' };
        return { orderNo: `D${index}`, recipientName, phone, trackingNo: `SF${1_000_000_000_000 + index}` };
      });
      const sameName = (index: number) => orders[index]?.recipientName === rows[index]?.recipientName;
      const match = matchTracking(orders, rows);
      for (const { row } of match.matched) assert.ok(sameName(row - 1));
    }),
  );
});
