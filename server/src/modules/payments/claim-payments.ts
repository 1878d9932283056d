import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';

/** Buyers who wrote that they have paid: their pending payments go on the seller's list. Marks nothing as paid. */
export async function claimPayments(ctx: Context, purposeIds: readonly string[]): Promise<number> {
  if (purposeIds.length === 0) return 0;
  return ctx.tx.run(sql`
    update payments.payments set claimed_at = coalesce(claimed_at, ${ctx.now})
    where shop_id = ${ctx.shopId} and purpose_id = any(${purposeIds}::uuid[]) and status = 'pending'`);
}
