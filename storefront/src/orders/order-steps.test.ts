import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stateOf, stepsOf, toneOf } from './order-steps.ts';

type Axes = Parameters<typeof stateOf>[0];
const order = (more: Partial<Axes> = {}): Axes => ({
  closeReason: null,
  paymentStatus: 'unpaid',
  paymentClaimedAt: null,
  dueFen: 6600,
  fulfilmentStatus: 'unfulfilled',
  pickupStatus: 'waiting',
  deliveryKind: 'pickup',
  parcels: [],
  ...more,
});
const paid = { paymentStatus: 'paid', dueFen: 0 } as const;
const told = (axes: Axes) => stepsOf(axes).map(({ name, is }) => `${name} ${is}`);

test('an unpaid order asks for payment until the friend says it is on its way', () => {
  assert.equal(stateOf(order()), 'toPay');
  assert.equal(stateOf(order({ paymentClaimedAt: '2026-11-24T08:00:00Z' })), 'claimed');
  assert.equal(stateOf(order({ ...paid, paymentClaimedAt: '2026-11-24T08:00:00Z' })), 'preparing');
});

test('after payment the goods are told of, by how they come', () => {
  assert.equal(
    stateOf(order({ ...paid, fulfilmentStatus: 'part_fulfilled', pickupStatus: 'part_picked_up' })),
    'partPickedUp',
  );
  assert.equal(stateOf(order({ ...paid, fulfilmentStatus: 'fulfilled', pickupStatus: 'picked_up' })), 'done');
  const parcel = { ...paid, deliveryKind: 'parcel', pickupStatus: 'not_applicable' } as const;
  assert.equal(stateOf(order({ ...parcel, fulfilmentStatus: 'fulfilled' })), 'onTheWay');
  assert.equal(stateOf(order({ ...parcel, fulfilmentStatus: 'part_fulfilled' })), 'partOnTheWay');
  assert.equal(stateOf(order({ ...parcel, deliveryKind: 'building', fulfilmentStatus: 'fulfilled' })), 'done');
  assert.equal(stateOf(order({ ...parcel, fulfilmentStatus: 'completed' })), 'done');
});

test('a closed order says who closed it and has no steps ahead', () => {
  assert.equal(stateOf(order({ closeReason: 'unpaid_expired' })), 'closedExpired');
  assert.equal(stateOf(order({ closeReason: 'buyer_cancelled', dueFen: 0 })), 'closedByBuyer');
  assert.deepEqual(stepsOf(order({ closeReason: 'refunded' })), []);
  assert.equal(toneOf('closedBySeller'), 'off');
});

test('one step is awaited at a time', () => {
  assert.deepEqual(told(order()), ['placed done', 'paid now', 'prepared ahead', 'pickedUp ahead']);
  assert.deepEqual(told(order(paid)), ['placed done', 'paid done', 'prepared now', 'pickedUp ahead']);
  const sent = order({ ...paid, deliveryKind: 'parcel', fulfilmentStatus: 'fulfilled' });
  assert.deepEqual(told(sent), ['placed done', 'paid done', 'prepared done', 'sent done', 'received now']);
});

test('goods that came before the money leave payment as the step that is awaited', () => {
  const credit = order({ fulfilmentStatus: 'fulfilled', pickupStatus: 'picked_up' });
  assert.deepEqual(told(credit), ['placed done', 'paid now', 'prepared done', 'pickedUp done']);
});
