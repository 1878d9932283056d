import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { conflict, notFound, type DomainError } from '../../kernel/errors.ts';
import { publish } from '../../kernel/outbox.ts';
import { releaseStock } from '../inventory/index.ts';
import { postTransactions } from '../ledger/index.ts';
import { voidPayments } from '../payments/index.ts';
import { countOrders, countSold, lockItems } from '../sales/index.ts';
import { findLines, lockOrders, type LockedOrder, type OrderLineRow } from './find-orders.ts';
import { receivableOf } from './write-orders.ts';
import type { CloseReason, OrderId } from './order.ts';
import { recordChanges } from './record-changes.ts';

export interface CloseOutcome {
  readonly orderId: OrderId;
  /** Why the order was left open; undefined when it is closed now. */
  readonly error?: DomainError;
}

/**
 * Closes unpaid, unfulfilled orders: goods go back, nothing is expected any more, the receivable is mirrored. An order
 * with money on it is not closed here: it is refunded (refund-order).
 * @returns one outcome per id, in order. Refusals: orders.order_not_found, orders.already_closed,
 *   orders.already_fulfilled, orders.has_money
 */
export async function closeOrders(
  ctx: Context,
  input: { orderIds: readonly string[]; reason: CloseReason },
): Promise<CloseOutcome[]> {
  const found = new Map((await lockOrders(ctx, input.orderIds)).map((order) => [order.id as string, order]));
  const outcomes = input.orderIds.map((orderId): CloseOutcome & { order?: LockedOrder } => {
    const order = found.get(orderId);
    const error = order ? refusalToClose(order) : notFound('orders.order_not_found');
    return { orderId: orderId as OrderId, ...(order ? { order } : {}), ...(error ? { error } : {}) };
  });
  const closing = outcomes.flatMap(({ order, error }) => (order && !error ? [order] : []));
  await giveUp(ctx, closing, input.reason);
  return outcomes.map(({ orderId, error }) => (error ? { orderId, error } : { orderId }));
}

function refusalToClose(order: LockedOrder): DomainError | undefined {
  if (order.closedAt !== null) return conflict('orders.already_closed');
  if (order.fulfilmentStatus !== 'unfulfilled') return conflict('orders.already_fulfilled');
  if (order.paidFen > order.refundedFen) return conflict('orders.has_money');
  return undefined;
}

/** Closes orders that are known to be closable, with what is still open of their sums. */
export async function giveUp(ctx: Context, orders: readonly LockedOrder[], reason: CloseReason): Promise<void> {
  if (orders.length === 0) return;
  const ids = orders.map((order) => order.id);
  const lines = await findLines(ctx, ids);
  await lockItems(ctx, [...new Set(lines.map((line) => line.itemId))]);
  await releaseStock(ctx, unshippedOf(lines));
  await Promise.all([
    ctx.tx.run(sql`
      update orders.orders set closed_at = ${ctx.now}, close_reason = ${reason}, version = version + 1,
        updated_at = ${ctx.now}
      where shop_id = ${ctx.shopId} and id = any(${ids}::uuid[]) and closed_at is null`),
    countSold(ctx, soldBack(orders, lines)),
    countOrders(
      ctx,
      orders.map((order) => ({ saleId: order.saleId, count: -1 })),
    ),
    voidPayments(ctx, ids),
    postTransactions(ctx, orders.map(mirrorOf)),
    recordChanges(
      ctx,
      orders.map((order) => ({ orderId: order.id, kind: 'closed', before: {}, after: { reason } })),
    ),
    publish(
      ctx,
      orders.map((order) => ({ topic: 'order.closed', payload: { orderId: order.id, saleId: order.saleId, reason } })),
    ),
  ]);
}

const unshippedOf = (lines: readonly OrderLineRow[]) =>
  lines.map((line) => ({ skuId: line.skuId, quantity: line.quantity - line.fulfilled, referenceId: line.orderId }));

function soldBack(orders: readonly LockedOrder[], lines: readonly OrderLineRow[]) {
  const personOf = new Map(orders.map((order) => [order.id, order.personId]));
  return lines
    .filter((line) => line.quantity > 0)
    .map((line) => ({ itemId: line.itemId, personId: personOf.get(line.orderId)!, quantity: -line.quantity }));
}

/** What after-sales have not already taken off the receivable is taken off now. */
function mirrorOf(order: LockedOrder) {
  const freight = order.freightFen - order.freightRefundedFen;
  const goods = order.payableFen - order.afterSaleFen - freight;
  return {
    kind: 'order_closed',
    referenceId: order.id,
    scopeId: order.saleId,
    postings: [
      { debit: { kind: 'revenue' }, credit: receivableOf(order.personId), amountFen: goods },
      { debit: { kind: 'freight' }, credit: receivableOf(order.personId), amountFen: freight },
    ],
  } as const;
}
