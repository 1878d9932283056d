import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { conflict } from '../../kernel/errors.ts';

/**
 * The buyer says that the transfer is on its way. It marks nothing as paid; it puts the payment on the seller's list.
 * @throws conflict `payments.not_pending`
 */
export async function claimPaid(ctx: Context, input: { purposeId: string }): Promise<void> {
  const claimed = await ctx.tx.run(sql`
    update payments.payments set claimed_at = coalesce(claimed_at, ${ctx.now})
    where shop_id = ${ctx.shopId} and purpose_id = ${input.purposeId} and status = 'pending'`);
  if (claimed === 0) throw conflict('payments.not_pending');
}
