import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareEntries, type EarlierEntry } from './compare-entries.ts';
import { anEarlierEntry as earlier, aReading as reading } from '../../../test/factories/entries.ts';

const changes = (now: ReturnType<typeof reading>[], before: EarlierEntry[]) =>
  compareEntries(now, before).entries.map(({ reading: { buyer }, change, carried }) =>
    [buyer, change, ...(carried ? ['carried'] : [])].join(' '),
  );

test('a longer chain tells what is new, edited, cancelled, unchanged and gone', () => {
  const before = [earlier('阿青', 1, 'a'), earlier('李姐', 2, 'a'), earlier('小满', 3, 'a'), earlier('老周', 4, 'a')];
  const now = [
    reading('阿青', 1, 'a'),
    reading('李姐', 2, 'b'),
    reading('小满', 3, 'a', { cancelled: true }),
    reading('云朵', 4, 'a'),
  ];
  const expected = ['阿青 unchanged', '李姐 edited', '小满 cancelled', '云朵 new', '老周 cancelled'];
  assert.deepEqual(changes(now, before), expected);
});

test('numbers that shift and friends who stand twice find their own earlier lines', () => {
  const before = [earlier('阿青', 1, 'a'), earlier('小雨', 2, 'a'), earlier('小雨', 3, 'b')];
  const now = [reading('小雨', 1, 'a'), reading('小雨', 2, 'b')];
  assert.deepEqual(changes(now, before), ['小雨 unchanged', '小雨 unchanged', '阿青 cancelled']);
});

test('a part of the chain changes its own lines and leaves the others as they were', () => {
  const before = [1, 2, 3, 4, 5].map((seq) => earlier(`朋友${seq}`, seq, 'a'));
  const now = [reading('朋友5', 5, 'b'), reading('新来的', 6, 'a')];
  const { entries, continues } = compareEntries(now, before);
  assert.equal(continues, true);
  assert.deepEqual(
    entries.map(({ reading: { buyer }, change, carried = false }) => [buyer, change, carried]),
    [
      ['朋友5', 'edited', false],
      ['新来的', 'new', false],
      ...[1, 2, 3, 4].map((seq) => [`朋友${seq}`, 'unchanged', true]),
    ],
  );
});

test('a text of other friends is another chain', () => {
  const { entries, continues } = compareEntries([reading('云朵', 1, 'a')], [earlier('阿青', 1, 'a')]);
  assert.deepEqual([entries.length, entries[0]!.change, continues], [1, 'new', false]);
});

test('an edit that was not confirmed is still an edit when the same text comes again', () => {
  const waiting = { ...earlier('李姐', 1, 'b'), status: 'ready' as const };
  assert.deepEqual(changes([reading('李姐', 1, 'b')], [waiting]), ['李姐 edited']);
});

test('what the seller cancelled by hand stays so while the line says the same, and is asked about when it changes', () => {
  const gone = { ...earlier('李姐', 1, 'a'), orderOpen: false };
  const others = [earlier('阿青', 2, 'a')];
  assert.deepEqual(changes([reading('李姐', 1, 'a'), reading('阿青', 2, 'a')], [gone, ...others]), [
    '李姐 unchanged',
    '阿青 unchanged',
  ]);
  const [changed] = compareEntries([reading('李姐', 1, 'b'), reading('阿青', 2, 'a')], [gone, ...others]).entries;
  assert.deepEqual(
    [changed!.change, changed!.earlier?.orderId, changed!.reading.questions.map(({ reason }) => reason)],
    ['new', null, ['order_gone']],
  );
});

test('who was kept when missing is neither asked about again nor changed on coming back', () => {
  const before = [earlier('阿青', 1, 'a'), earlier('李姐', 2, 'a'), earlier('小满', 3, 'a')];
  const shorter = [reading('阿青', 1, 'a'), reading('李姐', 2, 'a')];
  const missing = compareEntries(shorter, before).entries[2]!;
  assert.deepEqual([missing.change, missing.reading.questions[0]!.reason], ['cancelled', 'dropped_in_later_snapshot']);
  const kept = { ...before[2]!, reading: missing.reading, change: missing.change, status: 'skipped' as const };
  const after = [before[0]!, before[1]!, kept];
  assert.deepEqual(changes(shorter, after)[2], '小满 cancelled carried');
  assert.deepEqual(changes([...shorter, reading('小满', 3, 'a')], after)[2], '小满 unchanged');
});
