import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { parse } from '../src/index.ts';
import type { Prediction } from '../src/index.ts';
import { meantChain, surface, write } from './surface.ts';
import type { Meant } from './surface.ts';

function read(prediction: Prediction): (Meant & { flagged: boolean })[] {
  const codes = new Map(prediction.offerings.map((offering) => [offering.id, offering.code]));
  return prediction.lines.map((line) => {
    const counts: [number, number, number] = [0, 0, 0];
    for (const item of line.items)
      counts['ABC'.indexOf(codes.get(item.offering ?? '') ?? '?')] = item.qty ?? Number.NaN;
    return {
      name: (line.buyer ?? '').normalize('NFKC'),
      counts,
      paid: line.payment === 'paid',
      flagged: line.review.length > 0,
    };
  });
}

test('the same orders are read from every way of writing them', () => {
  fc.assert(
    fc.property(meantChain, surface, (orders, way) => {
      assert.deepEqual(
        read(parse(write(orders, way))),
        orders.map((order) => ({ ...order, flagged: false })),
      );
    }),
    { numRuns: 400 },
  );
});

test('the order of the entries does not change what each says', () => {
  fc.assert(
    fc.property(meantChain, surface, (orders, way) => {
      const turned = [...orders].reverse();
      assert.deepEqual(read(parse(write(turned, way))), read(parse(write(orders, way))).reverse());
    }),
    { numRuns: 100 },
  );
});
