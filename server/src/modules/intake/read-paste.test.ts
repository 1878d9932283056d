import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Menu } from '../sales/index.ts';
import { readPaste } from './read-paste.ts';

const item = (itemId: string, code: string, name: string, unit = '盒', spec = '2斤') => ({
  itemId,
  code,
  priceFen: 6_800,
  sku: { skuId: `sku-${itemId}`, name, aliases: [], spec, unit, quantityStep: 1 },
});
const menu = {
  items: [item('a', 'A', '大樱桃'), item('b', 'B', '小樱桃'), item('c', 'C', '番薯', '斤', '')],
} as unknown as Menu;
const read = (lines: string) =>
  readPaste(`#接龙\nA 大樱桃 2斤 68元\nB 小樱桃 2斤 48元\n\n${lines}`, { menu, people: [], learned: [] }).entries;

test('goods are the items of the sale, by code and by name', () => {
  const [entry] = read('1. 阿珂 A1 小樱桃2\n2. 老白 A1');
  assert.deepEqual(entry!.items, [
    { itemId: 'a', quantity: 1, note: '' },
    { itemId: 'b', quantity: 2, note: '' },
  ]);
  assert.deepEqual([entry!.buyer, entry!.seq, entry!.questions], ['阿珂', 1, []]);
});

test('a doubt names its exact words and the items it may mean', () => {
  const lines = '1. 阿珂 A1\n2. 老白 樱桃2份';
  const [, entry] = read(lines);
  const [question] = entry!.questions;
  assert.deepEqual([question!.reason, question!.text, question!.candidates], ['ambiguous_item', '樱桃2份', ['a', 'b']]);
  const text = `#接龙\nA 大樱桃 2斤 68元\nB 小樱桃 2斤 48元\n\n${lines}`;
  assert.equal(text.slice(question!.start!, question!.end!), '樱桃2份');
  assert.deepEqual(entry!.items, [{ itemId: null, quantity: 2, note: '' }]);
});

test('one place is asked about once', () => {
  const [, entry] = read('1. 阿珂 A1\n2. 明明 D1');
  assert.deepEqual(
    entry!.questions.map(({ reason, text }) => [reason, text]),
    [['unknown_item', 'D1']],
  );
});

test('a quantity that is not sold is asked about, not rounded', () => {
  const [entry] = read('1. 阿珂 番薯半斤\n2. 老白 A1');
  assert.deepEqual(
    entry!.questions.map(({ reason, text }) => [reason, text]),
    [['quantity_not_allowed', '番薯 0.5']],
  );
});
