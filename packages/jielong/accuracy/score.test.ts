import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from '../src/index.ts';
import type { Prediction } from '../src/types.ts';
import type { GoldCase } from './gold.ts';
import { scoreCase } from './score.ts';

const text =
  '#接龙\n苹果 39.9元/箱\n橙子 29.9元/箱\n\n1. 老田 3-501 苹果2 已付\n2. 阿秀 苹果1 橙子1\n3. 胖哥 随便来点\n';
const gold: GoldCase = {
  id: 'own',
  text,
  title: '',
  format: 'native',
  difficulty: 1,
  offerings: [
    { id: 'a', code: null, name: '苹果', aliases: [], spec: null, price: 39.9, unit: '箱' },
    { id: 'b', code: null, name: '橙子', aliases: [], spec: null, price: 29.9, unit: '箱' },
  ],
  orders: [
    {
      seq: 1,
      lines: [5],
      buyer: '老田',
      building: '3',
      room: '501',
      items: [['a', 2, null]],
      status: 'active',
      payment: 'paid',
    },
    {
      seq: 2,
      lines: [6],
      buyer: '阿秀',
      items: [
        ['a', 1, null],
        ['b', 1, '箱'],
      ],
      status: 'active',
    },
    { seq: 3, lines: [7], buyer: '胖哥', items: [], status: 'active', review: [[57, 61, 'vague_quantity']] },
  ],
  unresolved: [],
};

const counts = (found: Prediction) => {
  const { units, exact, silent, needless } = scoreCase(gold, found);
  return { units, exact, silent, needless };
};

/** The right reading with one thing changed in one line. */
function changed(line: number, change: (order: Prediction['lines'][number]) => void): Prediction {
  const found = structuredClone(parse(text));
  change(found.lines[line]!);
  return found;
}

test('a right reading is exact and asks only where a person would have to', () => {
  assert.deepEqual(counts(parse(text)), { units: 3, exact: 3, silent: 0, needless: 0 });
});

test('every single thing that is wrong without a question counts as silent', () => {
  const mistakes: ((order: Prediction['lines'][number]) => void)[] = [
    (order) => (order.items[0]!.qty = 3),
    (order) => (order.items[0]!.unit = '斤'),
    (order) => (order.items = []),
    (order) => order.items.push({ ...order.items[0]!, offering: 'unheard-of' }),
    (order) => (order.buyer = '老甲'),
    (order) => (order.seq = 9),
    (order) => (order.status = 'cancelled'),
    (order) => (order.payment = 'unpaid'),
    (order) => (order.phone = '16312345678'),
    (order) => (order.location!.room = '502'),
    (order) => (order.location!.building = null),
  ];
  for (const mistake of mistakes) {
    assert.deepEqual(counts(changed(0, mistake)), { units: 3, exact: 2, silent: 1, needless: 0 }, String(mistake));
  }
});

test('an order that is missing or made up counts as silent', () => {
  const missing = { ...parse(text), lines: parse(text).lines.slice(1) };
  assert.deepEqual(counts(missing), { units: 3, exact: 2, silent: 1, needless: 0 });
  const found = parse(text);
  const madeUp = { ...found.lines[0]!, buyer: '路人', seq: 8, source_lines: [1] };
  assert.deepEqual(counts({ ...found, lines: [...found.lines, madeUp] }), {
    units: 4,
    exact: 3,
    silent: 1,
    needless: 0,
  });
});

test('a question where all is clear is needless, and none where one is needed is silent', () => {
  const fragment = { text: '苹果', start: 0, end: 2, source_line: 6, reason: 'ambiguous_item' } as const;
  assert.deepEqual(counts(changed(1, (order) => order.review.push(fragment))), {
    units: 3,
    exact: 2,
    silent: 0,
    needless: 1,
  });
  const quiet = changed(2, (order) => (order.review = []));
  assert.deepEqual(counts({ ...quiet, unresolved: [] }), { units: 3, exact: 2, silent: 1, needless: 0 });
});

test('what belongs to no order has to be asked about', () => {
  const open = { ...gold, unresolved: [[0, 3, 'unparsed_text']] as const };
  assert.equal(scoreCase(open, parse(text)).silent, 1);
});
