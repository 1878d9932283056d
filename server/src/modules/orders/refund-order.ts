import Type, { type Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { conflict, invalid } from '../../kernel/errors.ts';
import { fenAmount, line, list, object, oneOf, optional } from '../../kernel/http/schemas.ts';
import { sumFen } from '../../kernel/money.ts';
import { postTransactions } from '../ledger/index.ts';
import { refundPayment, voidPayments } from '../payments/index.ts';
import { giveUp } from './close-orders.ts';
import { findLines, lockOrder, type LockedOrder } from './find-orders.ts';
import { receivableOf } from './write-orders.ts';
import { outstandingOf, paymentStatusOf } from './order.ts';
import { recordChanges } from './record-changes.ts';

export const RefundOrder = object({
  /** Amounts to take off lines; empty with `freightFen` 0 gives back only what was paid too much. */
  lines: list(object({ position: Type.Integer({ minimum: 1, maximum: 1_000 }), amountFen: fenAmount(1) }), 100),
  freightFen: optional(fenAmount()),
  method: oneOf(['transfer', 'cash']),
  reason: line(200, 1),
});

/**
 * Gives money back by hand: for lines, for freight, and whatever was paid above the order's total. A fully refunded
 * order whose goods have not left is closed and its goods go back on sale.
 * @throws in this order: orders.order_not_found, orders.refund_above_line, orders.nothing_to_refund,
 *   payments.refund_above_paid
 */
export async function refundOrder(
  ctx: Context,
  input: Static<typeof RefundOrder> & { orderId: string },
): Promise<{ refundedFen: number }> {
  const order = await lockOrder(ctx, input.orderId);
  const freightFen = input.freightFen ?? 0;
  await checkLines(ctx, order, input.lines, freightFen);
  const goodsFen = sumFen(input.lines.map((part) => part.amountFen));
  const afterSaleFen = order.afterSaleFen + goodsFen + freightFen;
  const amountFen = -outstandingOf({ ...order, afterSaleFen });
  if (amountFen <= 0) throw invalid('orders.nothing_to_refund');
  await refundPayment(ctx, { purposeId: order.id, amountFen, method: input.method, reason: input.reason });
  // With money to give back nothing is owed any more, also not what an edit had added.
  await voidPayments(ctx, [order.id]);
  const after: LockedOrder = {
    ...order,
    afterSaleFen,
    refundedFen: order.refundedFen + amountFen,
    freightRefundedFen: order.freightRefundedFen + freightFen,
  };
  await writeRefund(ctx, after, input.lines, { goodsFen, freightFen, amountFen, reason: input.reason });
  const allBack = after.afterSaleFen === after.payableFen && order.fulfilmentStatus === 'unfulfilled';
  if (allBack && order.closedAt === null) await giveUp(ctx, [after], 'refunded');
  return { refundedFen: amountFen };
}

async function checkLines(
  ctx: Context,
  order: LockedOrder,
  wanted: Static<typeof RefundOrder>['lines'],
  freightFen: number,
): Promise<void> {
  const lines = new Map((await findLines(ctx, [order.id])).map((row) => [row.position, row]));
  const asked = new Map<number, number>();
  for (const { position, amountFen } of wanted) asked.set(position, (asked.get(position) ?? 0) + amountFen);
  for (const [position, amountFen] of asked) {
    const row = lines.get(position);
    const refundableFen = row ? row.totalFen - row.refundedFen : 0;
    if (amountFen > refundableFen) throw conflict('orders.refund_above_line', { position, refundableFen });
  }
  const freightLeft = order.freightFen - order.freightRefundedFen;
  if (freightFen > freightLeft) throw conflict('orders.refund_above_line', { position: 0, refundableFen: freightLeft });
}

async function writeRefund(
  ctx: Context,
  after: LockedOrder,
  parts: Static<typeof RefundOrder>['lines'],
  sums: { goodsFen: number; freightFen: number; amountFen: number; reason: string },
): Promise<void> {
  const party = receivableOf(after.personId);
  await Promise.all([
    ctx.tx.run(sql`
      update orders.lines line set refunded_fen = line.refunded_fen + part.amount_fen, after_sale_status = 'refunded'
      from (select position, sum(amount_fen) as amount_fen
        from unnest(${parts.map((part) => part.position)}::int[], ${parts.map((part) => part.amountFen)}::bigint[])
          as part (position, amount_fen) group by position) part
      where line.shop_id = ${ctx.shopId} and line.order_id = ${after.id} and line.position = part.position`),
    ctx.tx.run(sql`
      update orders.orders set refunded_fen = ${after.refundedFen}, after_sale_fen = ${after.afterSaleFen},
        freight_refunded_fen = ${after.freightRefundedFen}, payment_status = ${paymentStatusOf(after)},
        version = version + 1, updated_at = ${ctx.now}
      where shop_id = ${ctx.shopId} and id = ${after.id}`),
    postTransactions(ctx, [
      {
        kind: 'after_sale',
        referenceId: ctx.newId(),
        scopeId: after.saleId,
        memo: sums.reason,
        postings: [
          { debit: { kind: 'revenue' }, credit: party, amountFen: sums.goodsFen },
          { debit: { kind: 'freight' }, credit: party, amountFen: sums.freightFen },
        ],
      },
    ]),
    recordChanges(ctx, [{ orderId: after.id, kind: 'refunded', before: {}, after: { ...sums, lines: parts } }]),
  ]);
}
