import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import type { PaymentId } from './payment.ts';

export interface ExpectedPayment {
  readonly purposeId: string;
  readonly scopeId: string | null;
  readonly payerPersonId: string;
  /** What the payer writes beside the transfer. */
  readonly reference: string;
  readonly amountFen: number;
}

/** Records what is to be paid; nothing is booked until it is captured. */
export async function expectPayments(ctx: Context, expected: readonly ExpectedPayment[]): Promise<void> {
  const due = expected.filter((payment) => payment.amountFen > 0);
  if (due.length === 0) return;
  await ctx.tx.run(sql`
    insert into payments.payments
      (shop_id, id, purpose_id, scope_id, payer_person_id, reference, method, status, amount_fen, created_at)
    select ${ctx.shopId}, id, purpose_id, scope_id, payer_person_id, reference, 'transfer', 'pending', amount_fen,
      ${ctx.now}
    from unnest(${due.map(() => ctx.newId<PaymentId>())}::uuid[], ${due.map((payment) => payment.purposeId)}::uuid[],
      ${due.map((payment) => payment.scopeId)}::uuid[], ${due.map((payment) => payment.payerPersonId)}::uuid[],
      ${due.map((payment) => payment.reference)}::text[], ${due.map((payment) => payment.amountFen)}::bigint[])
      as payment (id, purpose_id, scope_id, payer_person_id, reference, amount_fen)`);
}
