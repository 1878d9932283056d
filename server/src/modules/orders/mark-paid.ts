import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { conflict, notFound, type DomainError } from '../../kernel/errors.ts';
import { publish } from '../../kernel/outbox.ts';
import { capturePayments, type PaymentMethod } from '../payments/index.ts';
import { lockOrders, type LockedOrder } from './find-orders.ts';
import { outstandingOf, paymentStatusOf, type OrderId } from './order.ts';
import { recordChanges } from './record-changes.ts';

export interface PaidOutcome {
  readonly orderId: OrderId;
  readonly error?: DomainError;
}

/**
 * The seller's tick for a set of orders: what was expected has arrived. Each order on its own.
 * @returns one outcome per id, in order. Refusals: orders.order_not_found, orders.already_closed, orders.nothing_due
 */
export async function markPaid(
  ctx: Context,
  input: { orderIds: readonly string[]; method: PaymentMethod },
): Promise<PaidOutcome[]> {
  const found = new Map((await lockOrders(ctx, input.orderIds)).map((order) => [order.id as string, order]));
  const outcomes = input.orderIds.map((orderId): PaidOutcome => {
    const order = found.get(orderId);
    const error = order ? refusalToPay(order) : notFound('orders.order_not_found');
    return { orderId: orderId as OrderId, ...(error ? { error } : {}) };
  });
  const due = [...new Set(outcomes.filter(({ error }) => !error).map(({ orderId }) => orderId))];
  if (due.length === 0) return outcomes;
  const captured = await capturePayments(ctx, { purposeIds: due, method: input.method });
  const moved = captured.map((payment) => {
    const order = found.get(payment.purposeId)!;
    const paidFen = order.paidFen + payment.amountFen;
    return { order, paidFen, status: paymentStatusOf({ ...order, paidFen }) };
  });
  await Promise.all([
    ctx.tx.run(sql`
      update orders.orders target set paid_fen = moved.paid_fen, payment_status = moved.status,
        payment_due_at = null, version = version + 1, updated_at = ${ctx.now}
      from unnest(${moved.map(({ order }) => order.id)}::uuid[], ${moved.map(({ paidFen }) => paidFen)}::bigint[],
        ${moved.map(({ status }) => status)}::text[]) as moved (id, paid_fen, status)
      where target.shop_id = ${ctx.shopId} and target.id = moved.id`),
    recordChanges(
      ctx,
      moved.map(({ order, paidFen }) => ({
        orderId: order.id,
        kind: 'paid',
        before: { paidFen: order.paidFen },
        after: { paidFen, method: input.method },
      })),
    ),
    publish(
      ctx,
      moved.map(({ order }) => ({ topic: 'order.paid', payload: { orderId: order.id, saleId: order.saleId } })),
    ),
  ]);
  return outcomes;
}

function refusalToPay(order: LockedOrder): DomainError | undefined {
  if (order.closedAt !== null) return conflict('orders.already_closed');
  if (outstandingOf(order) <= 0) return conflict('orders.nothing_due');
  return undefined;
}
