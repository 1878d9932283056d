import { addDays } from '../../kernel/clock.ts';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { newToken, tokenHash } from '../../kernel/ids.ts';
import { SESSION_DAYS_MAX, type StaffId } from './shop.ts';

/** Opens a session; only the hash of its secret is stored. */
export async function startSession(ctx: Context, input: { staffId: StaffId }): Promise<{ token: string }> {
  const secret = newToken();
  await ctx.tx.run(sql`
    insert into shops.sessions (shop_id, token_hash, staff_id, created_at, seen_at, expires_at)
    values (${ctx.shopId}, ${tokenHash(secret)}, ${input.staffId}, ${ctx.now}, ${ctx.now},
      ${addDays(ctx.now, SESSION_DAYS_MAX)})`);
  return { token: `${ctx.shopId}.${secret}` };
}
