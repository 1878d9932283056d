import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';

export interface PendingPayment {
  readonly purposeId: string;
  readonly payerPersonId: string;
  readonly reference: string;
  readonly amountFen: number;
}

const PENDING_MAX = 20_000;

/** What is waited for, newest first; older payments than the newest twenty thousand are left out. */
export function findPendingPayments(ctx: Context): Promise<PendingPayment[]> {
  return ctx.tx.many<PendingPayment>(sql`
    select purpose_id, payer_person_id, reference, amount_fen from payments.payments
    where shop_id = ${ctx.shopId} and status = 'pending' order by id desc limit ${PENDING_MAX}`);
}
