import type { Context } from '../../kernel/context.ts';
import { conflict } from '../../kernel/errors.ts';
import { claimPayments } from './claim-payments.ts';

/**
 * The buyer says that the transfer is on its way. It marks nothing as paid; it puts the payment on the seller's list.
 * @throws conflict `payments.not_pending`
 */
export async function claimPaid(ctx: Context, input: { purposeId: string }): Promise<void> {
  if ((await claimPayments(ctx, [input.purposeId])) === 0) throw conflict('payments.not_pending');
}
