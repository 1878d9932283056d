import { invalid } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Transitions } from '../../kernel/transitions.ts';

export type OrderId = Id<'order'>;
export type OrderChannel = 'storefront' | 'chain' | 'console';
export type DeliveryKind = 'pickup' | 'building' | 'parcel';
export type PaymentStatus = 'unpaid' | 'part_paid' | 'paid' | 'refunded';
export type FulfilmentStatus = 'unfulfilled' | 'part_fulfilled' | 'fulfilled' | 'completed';
export type PickupStatus = 'not_applicable' | 'waiting' | 'part_picked_up' | 'picked_up';
export type CloseReason = 'unpaid_expired' | 'buyer_cancelled' | 'seller_cancelled' | 'refunded';

/** Goods go out part by part and may be taken back; completion is final. */
export const fulfilmentTransitions = {
  unfulfilled: { part: 'part_fulfilled', all: 'fulfilled' },
  part_fulfilled: { part: 'part_fulfilled', all: 'fulfilled', undo: 'unfulfilled' },
  fulfilled: { part: 'part_fulfilled', undo: 'unfulfilled', complete: 'completed' },
  completed: {},
} as const satisfies Transitions<FulfilmentStatus, 'part' | 'all' | 'undo' | 'complete'>;

export const ORDER_LINES_MAX = 100;
export const ORDER_CODE_LENGTH = 8;

/** What the buyer's page calls the state of an order; derived, never stored. */
export type BuyerTab = 'to_pay' | 'preparing' | 'on_the_way' | 'to_pick_up' | 'done' | 'closed';

export function buyerTabOf(order: {
  closedAt: Date | string | null;
  paymentStatus: PaymentStatus;
  fulfilmentStatus: FulfilmentStatus;
  pickupStatus: PickupStatus;
}): BuyerTab {
  if (order.closedAt !== null) return 'closed';
  if (order.fulfilmentStatus === 'completed' || order.pickupStatus === 'picked_up') return 'done';
  if (order.paymentStatus === 'unpaid' || order.paymentStatus === 'part_paid') return 'to_pay';
  if (order.pickupStatus === 'part_picked_up') return 'to_pick_up';
  if (order.fulfilmentStatus === 'unfulfilled') return 'preparing';
  return 'on_the_way';
}

export interface OrderSums {
  readonly payableFen: number;
  readonly afterSaleFen: number;
  readonly paidFen: number;
  readonly refundedFen: number;
}

/** What is still to be paid (positive) or to be given back (negative). */
export const outstandingOf = (sums: OrderSums): number =>
  sums.payableFen - sums.afterSaleFen - (sums.paidFen - sums.refundedFen);

/** Where the money of an order stands, from its sums. */
export function paymentStatusOf(sums: OrderSums): PaymentStatus {
  const kept = sums.paidFen - sums.refundedFen;
  if (sums.refundedFen > 0 && kept === 0) return 'refunded';
  if (outstandingOf(sums) <= 0) return 'paid';
  return kept === 0 ? 'unpaid' : 'part_paid';
}

export interface DeliveryWish {
  readonly kind: DeliveryKind;
  readonly pickupPointId?: string | undefined;
  readonly recipientName: string;
  readonly phone?: string | undefined;
  readonly building?: string | undefined;
  readonly unit?: string | undefined;
  readonly room?: string | undefined;
  readonly address?: string | undefined;
}

/**
 * What a delivery kind cannot do without. A chain order from a group may lack a phone; a parcel may not.
 * @throws orders.recipient_required, orders.room_required, orders.address_required, orders.phone_required
 */
export function checkDelivery(delivery: DeliveryWish): void {
  if (delivery.recipientName.trim() === '') throw invalid('orders.recipient_required');
  if (delivery.kind === 'building' && !delivery.room && !delivery.address) throw invalid('orders.room_required');
  if (delivery.kind !== 'parcel') return;
  if (!delivery.address) throw invalid('orders.address_required');
  if (!delivery.phone) throw invalid('orders.phone_required');
}
