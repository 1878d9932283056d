import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ShareItem } from '../../screens/sales/sale-share.ts';
import { deadlineText, itemLine } from './wording.ts';

const now = new Date('2026-11-24T12:00:00+08:00');
const at = (instant: string) => deadlineText(new Date(instant), now, 'Asia/Shanghai');

test('a deadline reads as people write it', () => {
  const texts: [string, string][] = [
    ['2026-11-24T20:00:00+08:00', '今晚8点'],
    ['2026-11-24T15:30:00+08:00', '今天下午3点半'],
    ['2026-11-25T12:00:00+08:00', '明天中午12点'],
    ['2026-11-25T20:05:00+08:00', '明晚8点05分'],
    ['2026-11-26T09:00:00+08:00', '后天上午9点'],
    ['2026-11-27T20:00:00+08:00', '周五（27号）晚上8点'],
    ['2026-12-03T07:30:00+08:00', '12月3日（周四）早上7点半'],
  ];
  assert.deepEqual(
    texts.map(([instant]) => at(instant)),
    texts.map(([, text]) => text),
  );
});

test('midnight is the end of the evening before, whatever zone the server is in', () => {
  assert.equal(at('2026-11-25T00:00:00+08:00'), '今晚12点');
  assert.equal(at('2026-11-28T16:00:00Z'), '周六（28号）晚上12点');
});

test('without a now the date is said, for a poster is read on another day', () => {
  const deadline = new Date('2026-11-24T20:00:00+08:00');
  assert.equal(deadlineText(deadline, undefined, 'Asia/Shanghai'), '11月24日（周二）晚上8点');
});

test('goods stand on a line with code, price and limits', () => {
  const item: ShareItem = {
    code: 'A',
    name: '东魁杨梅',
    spec: '6斤装',
    unit: '箱',
    priceFen: 12_800,
    limitPerPerson: null,
    limitTotal: null,
    fileId: null,
    tint: null,
  };
  assert.equal(itemLine(item), 'A 东魁杨梅 6斤装 128元');
  const greens = { ...item, code: 'B', name: '小青菜', spec: '', unit: '斤', priceFen: 350 };
  assert.equal(itemLine(greens), 'B 小青菜 3.5元/斤');
  assert.equal(
    itemLine({ ...greens, limitPerPerson: 2.5, limitTotal: 60 }),
    'B 小青菜 3.5元/斤（每人限2.5斤，一共60斤）',
  );
});
