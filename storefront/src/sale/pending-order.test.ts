import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createBrowserStore } from '../app/browser-store.ts';
import type { PlaceOrderBody } from '../app/reply-types.ts';
import { createPendingOrders, type PendingOrder } from './pending-order.ts';

const body = (quantity: number): PlaceOrderBody => ({
  saleId: 's1',
  lines: [{ itemId: 'a', quantity }],
  delivery: { kind: 'pickup', recipientName: '小满' },
});

function aTab(contents = new Map<string, string>()) {
  let keys = 0;
  const clock = { now: 0 };
  const storage = {
    getItem: (key: string) => contents.get(key) ?? null,
    setItem: (key: string, value: string) => void contents.set(key, value),
    removeItem: (key: string) => void contents.delete(key),
  } as unknown as Storage;
  const reload = () =>
    createPendingOrders(
      createBrowserStore<PendingOrder>('k', () => storage),
      () => `key ${++keys}`,
      () => clock.now,
    );
  return { reload, clock };
}

test('until it is answered, the same order goes out again, also after a reload and with another wish', () => {
  const { reload } = aTab();
  const first = reload().take(body(1));
  const again = reload();
  assert.deepEqual(again.current(), first);
  assert.deepEqual(again.take(body(2)), first);
});

test('after an answer the next wish has a key of its own', () => {
  const { reload } = aTab();
  const orders = reload();
  orders.take(body(1));
  orders.settle();
  assert.equal(orders.current(), undefined);
  assert.deepEqual([orders.take(body(1)).key, orders.current()?.key], ['key 2', 'key 2']);
});

test('an order unanswered for half a day is not sent by itself any more', () => {
  const { reload, clock } = aTab();
  reload().take(body(1));
  clock.now = 12 * 3600 * 1000;
  assert.equal(reload().current(), undefined);
});

test('a browser that forbids storage still keeps the order while the page lives', () => {
  const forbidden = createBrowserStore<PendingOrder>('k', () => {
    throw new Error('SecurityError');
  });
  const orders = createPendingOrders(
    forbidden,
    () => 'only',
    () => 0,
  );
  assert.equal(orders.take(body(1)).key, 'only');
  assert.equal(orders.take(body(2)).body.lines[0]!.quantity, 1);
});
