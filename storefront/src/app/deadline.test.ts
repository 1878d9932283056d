import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatDeadline } from './deadline.ts';

const now = new Date('2026-11-24T10:00:00+08:00');

test('a near deadline is said by its day, a far one with its date', () => {
  const at = (instant: string) => formatDeadline(instant, { now });
  assert.equal(at('2026-11-24T20:00:00+08:00'), '今天 20:00');
  assert.equal(at('2026-11-26T20:00:00+08:00'), '后天 20:00');
  assert.equal(at('2026-11-28T20:00:00+08:00'), '周六 20:00');
  assert.equal(at('2026-12-03T20:00:00+08:00'), '12月3日 周四 20:00');
});

test('English says it as English does', () => {
  const at = (instant: string) => formatDeadline(instant, { now, locale: 'en' });
  assert.equal(at('2026-11-25T20:00:00+08:00'), 'tomorrow 20:00');
  assert.equal(at('2026-11-28T20:00:00+08:00'), 'Sat 20:00');
  assert.equal(at('2026-12-03T20:00:00+08:00'), 'Thu 3 Dec 20:00');
});
