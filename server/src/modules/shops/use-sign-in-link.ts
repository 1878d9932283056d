import { recordAudit } from '../../kernel/audit.ts';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { unauthenticated } from '../../kernel/errors.ts';
import { tokenHash } from '../../kernel/ids.ts';
import type { StaffId } from './shop.ts';
import { startSession } from './start-session.ts';

/**
 * Signs in by a link's secret, once.
 * @throws unauthenticated `shops.link_expired` when it is unknown, used or too old
 */
export async function useSignInLink(ctx: Context, input: { secret: string }): Promise<{ token: string }> {
  const used = await ctx.tx.maybeOne<{ staffId: StaffId }>(sql`
    update shops.sign_in_links set used_at = ${ctx.now}
    where shop_id = ${ctx.shopId} and token_hash = ${tokenHash(input.secret)} and used_at is null
      and expires_at > ${ctx.now}
    returning staff_id`);
  if (!used) throw unauthenticated('shops.link_expired');
  await recordAudit(ctx, { action: 'staff.signed_in', subject: used.staffId, details: { by: 'link' } });
  return startSession(ctx, used);
}
