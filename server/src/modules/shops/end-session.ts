import { recordAudit } from '../../kernel/audit.ts';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { tokenHash } from '../../kernel/ids.ts';

/** Ends the session of a token; one that has ended, or never was, stays as it is. */
export async function endSession(ctx: Context, input: { secret: string }): Promise<void> {
  const ended = await ctx.tx.maybeOne<{ staffId: string }>(sql`
    update shops.sessions set ended_at = ${ctx.now}
    where shop_id = ${ctx.shopId} and token_hash = ${tokenHash(input.secret)} and ended_at is null
    returning staff_id`);
  if (ended) await recordAudit(ctx, { action: 'staff.signed_out', subject: ended.staffId });
}
