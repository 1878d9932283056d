import { recordAudit } from '../../kernel/audit.ts';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { notFound } from '../../kernel/errors.ts';
import { tokenHash } from '../../kernel/ids.ts';
import { staffOf } from './find-session.ts';

/** Ends the session of a token; one that has ended, or never was, stays as it is. */
export async function endSession(ctx: Context, input: { secret: string }): Promise<void> {
  const ended = await ctx.tx.maybeOne<{ staffId: string }>(sql`
    update shops.sessions set ended_at = ${ctx.now}
    where shop_id = ${ctx.shopId} and token_hash = ${tokenHash(input.secret)} and ended_at is null
    returning staff_id`);
  if (ended) await recordAudit(ctx, { action: 'staff.signed_out', subject: ended.staffId });
}

/**
 * Ends one of the signed-in person's own sessions, on a lost phone for instance.
 * @param input.sessionKey hex of the hash that names it in the list
 * @throws forbidden `shops.staff_only`; not_found `shops.session_not_found`
 */
export async function endOwnSession(ctx: Context, input: { sessionKey: string }): Promise<void> {
  const { staffId } = staffOf(ctx.actor);
  const ended = await ctx.tx.run(sql`
    update shops.sessions set ended_at = ${ctx.now}
    where shop_id = ${ctx.shopId} and token_hash = ${Buffer.from(input.sessionKey, 'hex')}
      and staff_id = ${staffId} and ended_at is null`);
  if (ended === 0) throw notFound('shops.session_not_found');
  await recordAudit(ctx, { action: 'staff.signed_out', subject: staffId });
}
