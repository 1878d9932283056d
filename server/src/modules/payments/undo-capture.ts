import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { conflict } from '../../kernel/errors.ts';
import { postTransactions } from '../ledger/index.ts';
import { expectPayments } from './expect-payments.ts';
import type { MovedPayment } from './payment.ts';

/**
 * Takes back a tick made by mistake: the payment is void, its booking mirrored, its statement line free again, and the
 * same amount is expected anew.
 * @throws conflict `payments.not_captured` when nothing is captured for the purpose, or part of it was refunded
 */
export async function undoCapture(
  ctx: Context,
  input: { purposeId: string },
): Promise<MovedPayment & { reference: string }> {
  const undone = await ctx.tx.maybeOne<MovedPayment & { reference: string }>(sql`
    update payments.payments set status = 'void', captured_at = null
    where shop_id = ${ctx.shopId} and id = (
      select id from payments.payments
      where shop_id = ${ctx.shopId} and purpose_id = ${input.purposeId} and status = 'captured' and refunded_fen = 0
      order by captured_at desc limit 1 for update)
    returning id, purpose_id, scope_id, payer_person_id, amount_fen, method, reference`);
  if (!undone) throw conflict('payments.not_captured');
  await ctx.tx.run(sql`
    update payments.statement_lines set payment_id = null
    where shop_id = ${ctx.shopId} and payment_id = ${undone.id}`);
  await postTransactions(ctx, [
    {
      kind: 'capture_undone',
      referenceId: undone.id,
      scopeId: undone.scopeId,
      postings: [
        {
          debit: { kind: 'receivable', partyId: undone.payerPersonId },
          credit: { kind: undone.method },
          amountFen: undone.amountFen,
        },
      ],
    },
  ]);
  await expectPayments(ctx, [undone]);
  return undone;
}
