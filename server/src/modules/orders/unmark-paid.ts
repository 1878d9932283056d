import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { resizePayment, undoCapture } from '../payments/index.ts';
import { lockOrder } from './find-orders.ts';
import { outstandingOf, paymentStatusOf } from './order.ts';
import { recordChanges } from './record-changes.ts';

/**
 * Takes a mistaken tick back; the order waits for its payment again, without a new deadline.
 * @throws not_found orders.order_not_found; conflict payments.not_captured
 */
export async function unmarkPaid(ctx: Context, input: { orderId: string }): Promise<void> {
  const order = await lockOrder(ctx, input.orderId);
  const undone = await undoCapture(ctx, { purposeId: order.id });
  const paidFen = order.paidFen - undone.amountFen;
  // An edit may have changed what is owed since the tick: what is waited for follows the order, not the old payment.
  const amountFen = Math.max(outstandingOf({ ...order, paidFen }), 0);
  await resizePayment(ctx, { ...undone, amountFen });
  await Promise.all([
    ctx.tx.run(sql`
      update orders.orders set paid_fen = ${paidFen}, payment_status = ${paymentStatusOf({ ...order, paidFen })},
        version = version + 1, updated_at = ${ctx.now}
      where shop_id = ${ctx.shopId} and id = ${order.id}`),
    recordChanges(ctx, [
      { orderId: order.id, kind: 'payment_undone', before: { paidFen: order.paidFen }, after: { paidFen } },
    ]),
  ]);
}
