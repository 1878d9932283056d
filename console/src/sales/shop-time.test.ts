import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clockOf, eveningAfter, instantOfClock } from './shop-time.ts';

const SHANGHAI = 'Asia/Shanghai';

test('the evening is that of the shop, wherever the device is', () => {
  assert.equal(eveningAfter(new Date('2026-11-24T15:59:00Z'), 0, SHANGHAI), '2026-11-24T12:00:00.000Z');
  assert.equal(eveningAfter(new Date('2026-11-24T16:00:00Z'), 0, SHANGHAI), '2026-11-25T12:00:00.000Z');
  assert.equal(eveningAfter(new Date('2026-11-30T01:00:00Z'), 3, SHANGHAI), '2026-12-03T12:00:00.000Z');
});

test('a shop abroad has its own evening, also on the day its clocks change', () => {
  assert.equal(eveningAfter(new Date('2026-10-24T10:00:00Z'), 0, 'Europe/Berlin'), '2026-10-24T18:00:00.000Z');
  assert.equal(eveningAfter(new Date('2026-10-24T10:00:00Z'), 1, 'Europe/Berlin'), '2026-10-25T19:00:00.000Z');
  assert.equal(eveningAfter(new Date('2026-11-24T06:00:00Z'), 0, 'America/Los_Angeles'), '2026-11-24T04:00:00.000Z');
});

test('what a picker shows is read back as the same minute', () => {
  const instant = new Date('2026-11-24T18:30:00Z');
  const clock = clockOf(instant, SHANGHAI);
  assert.deepEqual([clock.getDate(), clock.getHours(), clock.getMinutes()], [25, 2, 30]);
  for (const zone of [SHANGHAI, 'America/New_York', 'Asia/Kolkata', 'UTC']) {
    assert.deepEqual(instantOfClock(clockOf(instant, zone), zone), instant);
  }
});
