import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';

/** Nothing is expected any more for these purposes. Captured payments stay as they are. */
export async function voidPayments(ctx: Context, purposeIds: readonly string[]): Promise<void> {
  await ctx.tx.run(sql`
    update payments.payments set status = 'void'
    where shop_id = ${ctx.shopId} and purpose_id = any(${purposeIds}::uuid[]) and status = 'pending'`);
}
