import assert from 'node:assert/strict';
import { test } from 'node:test';
import { orderingState, saleStatuses, saleTransitions, type SaleStatus } from './sale.ts';

test('the deadline itself still counts, a millisecond later does not', () => {
  const window = { startsAt: new Date(1_000), endsAt: new Date(2_000) };
  const at = (status: SaleStatus, time: number) => orderingState({ status, ...window }, new Date(time));
  assert.deepEqual(
    [999, 1_000, 2_000, 2_001].map((time) => at('open', time)),
    ['not_started', 'open', 'open', 'ended'],
  );
  assert.deepEqual(
    saleStatuses.map((status) => at(status, 1_500)),
    ['not_started', 'open', 'ended', 'ended'],
  );
});

test('nothing leads out of archived, and only a draft or an open sale can be edited', () => {
  assert.deepEqual(saleTransitions.archived, {});
  assert.deepEqual(
    saleStatuses.filter((status) => saleTransitions[status].edit),
    ['draft', 'open'],
  );
});
