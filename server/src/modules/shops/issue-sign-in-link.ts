import { addMinutes } from '../../kernel/clock.ts';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { notFound } from '../../kernel/errors.ts';
import { newToken, tokenHash } from '../../kernel/ids.ts';
import { SIGN_IN_LINK_MINUTES, type StaffId } from './shop.ts';

/**
 * Makes a link token that signs one member of staff in once, within half an hour unless said otherwise. It carries the
 * shop, so that the look-up has its tenant.
 * @throws not_found `shops.staff_not_found`
 */
export async function issueSignInLink(
  ctx: Context,
  input: { staffId: StaffId; minutes?: number },
): Promise<{ token: string }> {
  const secret = newToken();
  const expiresAt = addMinutes(ctx.now, input.minutes ?? SIGN_IN_LINK_MINUTES);
  const inserted = await ctx.tx.run(sql`
    insert into shops.sign_in_links (shop_id, token_hash, staff_id, expires_at)
    select shop_id, ${tokenHash(secret)}, id, ${expiresAt}
    from shops.staff where shop_id = ${ctx.shopId} and id = ${input.staffId} and disabled_at is null`);
  if (inserted === 0) throw notFound('shops.staff_not_found');
  return { token: `${ctx.shopId}.${secret}` };
}
