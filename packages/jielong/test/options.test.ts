import assert from 'node:assert/strict';
import test from 'node:test';
import { annotate, diff, explain, parse, parseDetailed } from '../src/index.ts';
import { brief } from './brief.ts';

const chain = '#接龙\n水果 A 苹果 30元/箱 B 香梨 20元/箱\n1. 小雨 A1\n2. 阿杰 红果子2箱\n3. 老周 B2';

test("the shop's own menu gives ids, names, units and prices to a text that prints none", () => {
  const result = parse('1. 小雨 脐橙2 共56\n2. 阿杰 X1', {
    menu: [
      { id: 'sku-1', code: 'X', name: '赣南脐橙', aliases: ['大橙子'], unit: '箱', price: 28 },
      { id: 'sku-2', code: 'Y', name: '沃柑', unit: '袋', price: 15 },
    ],
  });
  assert.deepEqual(
    result.lines.map((line) => line.items),
    [
      [{ offering: 'sku-1', qty: 2, unit: '箱', basis: 'written', note: null }],
      [{ offering: 'sku-1', qty: 1, unit: '箱', basis: 'written', note: null }],
    ],
  );
  assert.equal(result.lines[0]?.stated_amount, 56);
  assert.deepEqual(
    result.lines.flatMap((line) => line.review),
    [],
  );
});

test('an unknown word is asked about until the group has taught it', () => {
  assert.equal(parse(chain).lines[1]?.review[0]?.reason, 'unknown_item');
  const taught = parse(chain, { learnedAliases: [{ text: '红果子', offering: 'A' }] });
  assert.deepEqual(brief(taught).slice(1, 4), ['1 小雨: A*1箱 L3', '2 阿杰: A*2箱 L4', '3 老周: B*2箱 L5']);
});

test('a known person is taken whole even where the name looks like an order', () => {
  const text = '#接龙\n可乐 3元/瓶\n1. 可乐2瓶装 5瓶';
  const line = parse(text, { people: [{ name: '可乐2瓶装' }] }).lines[0];
  assert.equal(line?.buyer, '可乐2瓶装');
  assert.equal(line?.items[0]?.qty, 5);
});

test('a default quantity from outside answers bare names', () => {
  const text = '#接龙\n牛肉干 45元/袋\n1. 小艾';
  assert.equal(parse(text).lines[0]?.items[0]?.qty, null);
  const line = parse(text, { defaultQuantity: 1 }).lines[0];
  assert.deepEqual([line?.items[0]?.qty, line?.items[0]?.basis, line?.review.length], [1, 'implied', 0]);
});

test('who stood in the previous version and is missing now is asked about', () => {
  const before = parse(chain);
  const next = parse('#接龙\n水果 A 苹果 30元/箱 B 香梨 20元/箱\n1. 小雨 A1\n2. 老周 B3', { previous: before });
  const gone = next.lines.find((line) => line.buyer === '阿杰');
  assert.deepEqual([gone?.status, gone?.review[0]?.reason], [null, 'dropped_in_later_snapshot']);
  assert.equal(next.lines.length, 3);
});

test('the difference of two versions names who came, changed, left and stayed', () => {
  const before = parse('#接龙\n土鸡 88元/只\n1. 小雨 1只\n2. 阿杰 2只\n3. 老周 1只\n4. 木木 1只');
  const after = parse('#接龙\n土鸡 88元/只\n1. 小雨 1只\n2. 阿杰 3只\n3. 木木 1只 取消\n4. 豆豆 2只');
  const result = diff(before, after);
  assert.deepEqual(
    result.unchanged.map((line) => line.buyer),
    ['小雨'],
  );
  assert.deepEqual(
    result.changed.map((change) => [change.next.buyer, change.fields]),
    [['阿杰', ['items']]],
  );
  assert.deepEqual(
    result.cancelled.map((line) => line.buyer),
    ['老周', '木木'],
  );
  assert.deepEqual(
    result.added.map((line) => line.buyer),
    ['豆豆'],
  );
});

test('spans name what each piece of an entry was read as', () => {
  const text = '#接龙\n苹果 30元/箱\n1. 小雨 3-502 2箱 已付 放门口';
  const detailed = parseDetailed(text);
  const kinds = explain(detailed, 0).spans.map((span) => [span.kind, text.slice(span.start, span.end)]);
  assert.deepEqual(
    kinds.filter(([kind]) => kind !== 'separator'),
    [
      ['seq', '1. '],
      ['buyer', '小雨'],
      ['location', '3-502'],
      ['quantity', '2箱'],
      ['payment', '已付'],
      ['note', '放门口'],
    ],
  );
  assert.deepEqual(annotate(text), detailed.spans);
});

test('a question carries the offerings it may mean', () => {
  const detailed = parseDetailed('#接龙\n大果 10斤 60元\n小果 10斤 40元\n1. 小雨 10斤装1箱');
  assert.deepEqual(
    detailed.questions.map((question) => [question.line, question.fragment.reason, question.candidates]),
    [[0, 'ambiguous_item', ['o1', 'o2']]],
  );
});

test('every piece of a line says what it was read as and what it might have been instead', () => {
  const text = '#接龙\n苹果 30元/箱\n苹果醋 20元/瓶\n香梨 12元/箱\n1. 香梨 苹果2箱 同事的 已付60';
  const detailed = parseDetailed(text);
  const told = explain(detailed, 0).spans.map((span) => [span.kind, span.reading, span.runnerUp]);
  assert.deepEqual(
    told.filter(([kind]) => kind !== 'separator' && kind !== 'seq' && kind !== 'review'),
    [
      ['buyer', '香梨', '香梨'],
      ['item', '苹果', '苹果醋'],
      ['quantity', '2箱', null],
      ['note', '同事', null],
      ['noise', '的', null],
      ['payment', '已付', null],
      ['amount', '¥60', '60'],
    ],
  );
});

test('a nickname that looks like an order is a name once it is known', () => {
  const text = '#接龙\nA 苹果 30元/箱\nB 香梨 20元/箱\n1. 两箱苹果 A2\n2. 小雨 B1';
  assert.equal(parse(text).lines[0]?.buyer, '两箱苹果');
  const glued = '#接龙\n苹果 30元/箱\n1. 三箱 2箱\n2. 小雨 1箱';
  assert.equal(parse(glued).lines[0]?.review.length, 1);
  const line = parse(glued, { people: [{ name: '王小三', nicknames: ['三箱'] }] }).lines[0];
  assert.deepEqual([line?.buyer, line?.items[0]?.qty, line?.review.length], ['三箱', 2, 0]);
});

test('a learned word that means two products is still asked about', () => {
  const text = '#接龙\n红富士 10斤 60元\n红富士 5斤 32元\n1. 小雨 红果子1';
  const line = parse(text, { learnedAliases: [{ text: '红果子', offering: '红富士' }] }).lines[0];
  assert.equal(line?.review[0]?.reason, 'ambiguous_item');
});

test('a person who stands twice is matched by number when two versions are compared', () => {
  const before = parse('#接龙\n土鸡 88元/只\n1. 小雨 1只\n2. 小雨 2只\n3. 老周 1只');
  const after = parse('#接龙\n土鸡 88元/只\n1. 小雨 1只\n2. 小雨 4只\n3. 老周 1只');
  const result = diff(before, after);
  assert.deepEqual(
    [result.added.length, result.cancelled.length, result.changed.map((change) => change.next.seq)],
    [0, 0, [2]],
  );
});
