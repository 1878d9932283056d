import type { BuyerOrder } from '../app/reply-types.ts';

type Axes = Pick<
  BuyerOrder,
  | 'closeReason'
  | 'paymentStatus'
  | 'paymentClaimedAt'
  | 'dueFen'
  | 'fulfilmentStatus'
  | 'pickupStatus'
  | 'deliveryKind'
  | 'parcels'
>;

/** What the order's page says first. */
export type OrderState =
  | 'closedExpired'
  | 'closedByBuyer'
  | 'closedBySeller'
  | 'closedRefunded'
  | 'toPay'
  | 'claimed'
  | 'preparing'
  | 'partOnTheWay'
  | 'onTheWay'
  | 'partPickedUp'
  | 'done';

const closedStates = {
  unpaid_expired: 'closedExpired',
  buyer_cancelled: 'closedByBuyer',
  seller_cancelled: 'closedBySeller',
  refunded: 'closedRefunded',
} as const satisfies Record<NonNullable<BuyerOrder['closeReason']>, OrderState>;

/** Derived from the order's axes, never stored; what is still to be paid comes before where the goods are. */
export function stateOf(order: Axes): OrderState {
  if (order.closeReason) return closedStates[order.closeReason];
  if (order.dueFen > 0) return order.paymentClaimedAt ? 'claimed' : 'toPay';
  if (order.fulfilmentStatus === 'completed' || order.pickupStatus === 'picked_up') return 'done';
  if (order.pickupStatus === 'part_picked_up') return 'partPickedUp';
  if (order.fulfilmentStatus === 'part_fulfilled') return 'partOnTheWay';
  if (order.fulfilmentStatus === 'fulfilled') return order.deliveryKind === 'parcel' ? 'onTheWay' : 'done';
  return 'preparing';
}

export type StepName = 'placed' | 'paid' | 'prepared' | 'pickedUp' | 'brought' | 'sent' | 'received';

export interface OrderStep {
  name: StepName;
  /** `now` is the one step that is awaited. */
  is: 'done' | 'now' | 'ahead';
}

/** What happened and what happens next. Goods may go out before they are paid: friends have credit. */
export function stepsOf(order: Axes): OrderStep[] {
  if (order.closeReason) return [];
  const out = order.fulfilmentStatus === 'fulfilled' || order.fulfilmentStatus === 'completed';
  const begun = out || order.fulfilmentStatus === 'part_fulfilled';
  const last: Record<BuyerOrder['deliveryKind'], [StepName, boolean][]> = {
    pickup: [['pickedUp', order.pickupStatus === 'picked_up' || out]],
    building: [['brought', out]],
    parcel: [
      ['sent', out],
      ['received', order.fulfilmentStatus === 'completed'],
    ],
  };
  const facts: [StepName, boolean][] = [
    ['placed', true],
    ['paid', order.dueFen === 0],
    ['prepared', begun],
    ...last[order.deliveryKind],
  ];
  const next = facts.findIndex(([, done]) => !done);
  return facts.map(([name, done], index) => ({ name, is: done ? 'done' : index === next ? 'now' : 'ahead' }));
}

/** A closed state is told quietly, one that asks for something loudly. */
export function toneOf(state: OrderState): 'wait' | 'done' | 'plain' | 'off' {
  if (state.startsWith('closed')) return 'off';
  if (state === 'toPay') return 'wait';
  return state === 'done' ? 'done' : 'plain';
}
