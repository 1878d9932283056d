import { actorName, type Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { postTransactions } from '../ledger/index.ts';
import type { MovedPayment, PaymentMethod } from './payment.ts';

/**
 * The seller's tick: pending payments of these purposes have arrived. Books debit cash or transfer, credit the payer's
 * receivable. A payment that is not pending is left alone: a second tick changes nothing.
 * @returns the payments captured now
 */
export async function capturePayments(
  ctx: Context,
  input: { purposeIds: readonly string[]; method: PaymentMethod },
): Promise<MovedPayment[]> {
  const captured = await ctx.tx.many<MovedPayment>(sql`
    update payments.payments set status = 'captured', method = ${input.method}, captured_at = ${ctx.now},
      captured_by = ${actorName(ctx.actor)}
    where shop_id = ${ctx.shopId} and purpose_id = any(${input.purposeIds}::uuid[]) and status = 'pending'
    returning id, purpose_id, scope_id, payer_person_id, amount_fen, method`);
  await postTransactions(
    ctx,
    captured.map((payment) => ({
      kind: 'payment_captured',
      referenceId: payment.id,
      scopeId: payment.scopeId,
      postings: [
        {
          debit: { kind: payment.method },
          credit: { kind: 'receivable', partyId: payment.payerPersonId },
          amountFen: payment.amountFen,
        },
      ],
    })),
  );
  return captured;
}
