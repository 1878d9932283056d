import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatDate, formatDateTime, formatTime } from './format-date-time.ts';
import { formatPhone, maskPhone } from './format-phone.ts';
import { formatPrice, parsePrice, priceParts } from './format-price.ts';
import { formatQuantity } from './format-quantity.ts';

const now = new Date('2026-11-24T10:00:00+08:00');

test('A price always shows both digits of fen', () => {
  assert.equal(formatPrice(1250), '¥12.50');
  assert.equal(formatPrice(0), '¥0.00');
  assert.equal(formatPrice(5), '¥0.05');
  assert.equal(formatPrice(-300), '-¥3.00');
  assert.equal(formatPrice(123_456_789), '¥1,234,567.89');
  assert.deepEqual(priceParts(-123_405), { sign: '-', yuan: '1,234', fen: '05' });
});

test('A price that is not an exact number of fen is never shown', () => {
  assert.throws(() => formatPrice(12.5), RangeError);
  assert.throws(() => formatPrice(Number.NaN), RangeError);
});

test('Typed yuan become fen only when they are exact', () => {
  assert.equal(parsePrice('12.5'), 1250);
  assert.equal(parsePrice(' ¥1,200 '), 120_000);
  assert.equal(parsePrice('１２元'), 1200);
  assert.equal(parsePrice('0.07'), 7);
  for (const text of ['', '-1', '1.234', '1e3', 'abc', '1.2.3', '99999999999'])
    assert.equal(parsePrice(text), undefined);
});

test('Near days have names and far days a date and weekday', () => {
  const at = (instant: string) => formatDateTime(instant, { now });
  assert.equal(at('2026-11-24T18:30:00+08:00'), '今天 18:30');
  assert.equal(at('2026-11-23T09:05:00+08:00'), '昨天 09:05');
  assert.equal(at('2026-11-25T00:00:00+08:00'), '明天 00:00');
  assert.equal(at('2026-11-26T23:59:00+08:00'), '后天 23:59');
  assert.equal(at('2026-11-27T20:00:00+08:00'), '11月27日 周五 20:00');
  assert.equal(at('2025-03-01T20:00:00+08:00'), '2025年3月1日 20:00');
});

test('English dates read as English', () => {
  const at = (instant: string) => formatDate(instant, { now, locale: 'en' });
  assert.equal(at('2026-11-24T18:30:00+08:00'), 'Today');
  assert.equal(at('2026-11-26T18:30:00+08:00'), 'Thu 26 Nov');
  assert.equal(at('2025-03-01T20:00:00+08:00'), '1 Mar 2025');
});

test("The day is the shop's day, wherever the browser is", () => {
  assert.equal(formatDateTime('2026-11-24T16:30:00Z', { now }), '明天 00:30');
  assert.equal(formatTime('2026-11-24T16:30:00Z'), '00:30');
  assert.equal(formatDateTime('2026-11-24T16:30:00Z', { now, zone: 'UTC' }), '今天 16:30');
});

test('A phone number is grouped for reading and masked for strangers', () => {
  assert.equal(formatPhone('13800138000'), '138 0013 8000');
  assert.equal(formatPhone('+86 138-0013-8000'), '138 0013 8000');
  assert.equal(formatPhone('021-6543'), '021-6543');
  assert.equal(maskPhone('13800138000'), '138****8000');
  assert.equal(maskPhone('8613800138000'), '138****8000');
  assert.equal(maskPhone('6543210'), '****3210');
  assert.equal(maskPhone('110'), '****');
});

test('A quantity loses its trailing zeros and keeps its unit', () => {
  assert.equal(formatQuantity(2, '份'), '2 份');
  assert.equal(formatQuantity('1.500', '斤'), '1.5 斤');
  assert.equal(formatQuantity(0.1 + 0.2), '0.3');
  assert.throws(() => formatQuantity('two'), RangeError);
});
