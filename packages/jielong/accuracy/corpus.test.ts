import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from '../src/index.ts';
import { readGold } from './gold.ts';
import { measureAccuracy, type Totals } from './measure.ts';

const corpus = join(import.meta.dirname, '..', 'corpus');

test('every case of the corpus speaks of lines, words and goods that are there', () => {
  for (const gold of ['seen', 'held'].flatMap((folder) => readGold(join(corpus, folder)))) {
    const lines = gold.text.split('\n').length;
    const goods = new Set(gold.offerings.map(({ id }) => id));
    for (const order of gold.orders) {
      assert.ok(order.lines.length > 0 && order.lines.every((at) => at >= 1 && at <= lines), gold.id);
      assert.ok(
        (order.items ?? []).every(([id]) => id === null || goods.has(id)),
        gold.id,
      );
    }
    for (const [start, end] of gold.unresolved) assert.ok(start < end && end <= gold.text.length, gold.id);
  }
});

test('reading gets no worse than it was', () => {
  const { seen, held } = measureAccuracy(parse);
  const shares = ({ units, exact, silent }: Totals) => ({ exact: exact / units, silent: silent / units });
  const [now, unseen] = [shares(seen), shares(held)];
  assert.ok(now.exact >= 0.96 && now.silent <= 0.02, `seen: ${JSON.stringify(now)}`);
  assert.ok(unseen.exact >= 0.8 && unseen.silent <= 0.09, `held: ${JSON.stringify(unseen)}`);
});
