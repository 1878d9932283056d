import { actorName, type Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { conflict } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { postTransactions } from '../ledger/index.ts';
import type { MovedPayment, PaymentMethod } from './payment.ts';

export type RefundId = Id<'refund'>;

export interface RefundRequest {
  readonly purposeId: string;
  readonly amountFen: number;
  readonly method: PaymentMethod;
  readonly reason: string;
}

/**
 * Money given back by hand. Takes from the captured payments of the purpose, newest first; the sum of refunds never
 * passes what was captured, also when two refunds run at once (the payment rows are locked).
 * @throws conflict `payments.refund_above_paid` with what can still be refunded
 */
export async function refundPayment(ctx: Context, request: RefundRequest): Promise<void> {
  const captured = await ctx.tx.many<MovedPayment & { refundedFen: number }>(sql`
    select id, purpose_id, scope_id, payer_person_id, amount_fen, method, refunded_fen from payments.payments
    where shop_id = ${ctx.shopId} and purpose_id = ${request.purposeId} and status = 'captured'
    order by id desc for update`);
  const refundable = captured.reduce((sum, payment) => sum + payment.amountFen - payment.refundedFen, 0);
  if (request.amountFen > refundable) throw conflict('payments.refund_above_paid', { refundableFen: refundable });
  let left = request.amountFen;
  for (const payment of captured) {
    const part = Math.min(left, payment.amountFen - payment.refundedFen);
    if (part === 0) continue;
    left -= part;
    await refundOne(ctx, payment, part, request);
  }
}

async function refundOne(ctx: Context, payment: MovedPayment, part: number, request: RefundRequest): Promise<void> {
  const refundId = ctx.newId<RefundId>();
  await Promise.all([
    ctx.tx.run(sql`
      update payments.payments set refunded_fen = refunded_fen + ${part}
      where shop_id = ${ctx.shopId} and id = ${payment.id}`),
    ctx.tx.run(sql`
      insert into payments.refunds (shop_id, id, payment_id, method, amount_fen, reason, refunded_by, refunded_at)
      values (${ctx.shopId}, ${refundId}, ${payment.id}, ${request.method}, ${part}, ${request.reason},
        ${actorName(ctx.actor)}, ${ctx.now})`),
    postTransactions(ctx, [
      {
        kind: 'refund',
        referenceId: refundId,
        scopeId: payment.scopeId,
        memo: request.reason,
        postings: [
          {
            debit: { kind: 'receivable', partyId: payment.payerPersonId },
            credit: { kind: request.method },
            amountFen: part,
          },
        ],
      },
    ]),
  ]);
}
