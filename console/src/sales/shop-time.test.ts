import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clockOf, eveningAfter, instantOfClock } from './shop-time.ts';

test('the evening is that of the shop, wherever the device is', () => {
  assert.equal(eveningAfter(new Date('2026-11-24T15:59:00Z'), 0), '2026-11-24T12:00:00.000Z');
  assert.equal(eveningAfter(new Date('2026-11-24T16:00:00Z'), 0), '2026-11-25T12:00:00.000Z');
  assert.equal(eveningAfter(new Date('2026-11-30T01:00:00Z'), 3), '2026-12-03T12:00:00.000Z');
});

test('what a picker shows is read back as the same minute', () => {
  const instant = new Date('2026-11-24T18:30:00Z');
  const clock = clockOf(instant);
  assert.deepEqual([clock.getDate(), clock.getHours(), clock.getMinutes()], [25, 2, 30]);
  assert.deepEqual(instantOfClock(clock), instant);
});
