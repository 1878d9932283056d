import type { ordersZhCN } from '@heyi/ui/messages/zh-CN/orders.ts';

type Key = keyof typeof ordersZhCN;
type Tone = 'plain' | 'wait' | 'done' | 'problem' | 'note' | 'off';

/** One word of an order's state with its tone. */
export interface StateWord {
  readonly key: Key;
  readonly tone: Tone;
}

export interface OrderState {
  readonly paymentStatus: 'unpaid' | 'part_paid' | 'paid' | 'refunded';
  readonly fulfilmentStatus: 'unfulfilled' | 'part_fulfilled' | 'fulfilled' | 'completed';
  readonly pickupStatus: 'not_applicable' | 'waiting' | 'part_picked_up' | 'picked_up';
  readonly closeReason: string | null;
  readonly claimedAt?: string | null;
}

const payment: Readonly<Record<OrderState['paymentStatus'], StateWord>> = {
  unpaid: { key: 'unpaid', tone: 'wait' },
  part_paid: { key: 'partPaid', tone: 'wait' },
  paid: { key: 'paid', tone: 'done' },
  refunded: { key: 'refunded', tone: 'off' },
};

const fulfilment: Readonly<Record<OrderState['fulfilmentStatus'], StateWord>> = {
  unfulfilled: { key: 'unfulfilled', tone: 'plain' },
  part_fulfilled: { key: 'partFulfilled', tone: 'note' },
  fulfilled: { key: 'fulfilled', tone: 'done' },
  completed: { key: 'completed', tone: 'off' },
};

const pickup: Readonly<Record<OrderState['pickupStatus'], StateWord | undefined>> = {
  not_applicable: undefined,
  waiting: { key: 'waitingPickup', tone: 'plain' },
  part_picked_up: { key: 'partPickedUp', tone: 'note' },
  picked_up: { key: 'pickedUp', tone: 'done' },
};

const closings: Readonly<Record<string, Key>> = {
  unpaid_expired: 'closedUnpaid',
  buyer_cancelled: 'closedByBuyer',
  seller_cancelled: 'closedBySeller',
  refunded: 'closedRefunded',
};

export const closingWord = (reason: string): Key => closings[reason] ?? 'closed';

/** The two words a list shows: money, and where the goods are. A closed order has one. */
export function stateWords(order: OrderState): StateWord[] {
  if (order.closeReason !== null) return [{ key: closingWord(order.closeReason), tone: 'off' }];
  const money: StateWord =
    order.paymentStatus === 'unpaid' && order.claimedAt
      ? { key: 'claimed', tone: 'note' }
      : payment[order.paymentStatus];
  return [money, pickup[order.pickupStatus] ?? fulfilment[order.fulfilmentStatus]];
}
