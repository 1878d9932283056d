import { hash, verify } from '@node-rs/argon2';
import { recordAudit } from '../../kernel/audit.ts';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { unauthenticated } from '../../kernel/errors.ts';
import type { StaffId } from './shop.ts';
import { startSession } from './start-session.ts';

/** Verified when the login is unknown, so that the time of the answer does not tell which logins exist. */
const nobodysHash = hash('nobody');

/**
 * Signs in by login and password.
 * @throws unauthenticated `shops.wrong_password`, the same for an unknown login, one without a password and a wrong one
 */
export async function signInWithPassword(
  ctx: Context,
  input: { login: string; password: string },
): Promise<{ token: string }> {
  const staff = await ctx.tx.maybeOne<{ id: StaffId; passwordHash: string | null }>(sql`
    select id, password_hash from shops.staff
    where shop_id = ${ctx.shopId} and login = ${input.login.trim()} and disabled_at is null`);
  const matches = await verify(staff?.passwordHash ?? (await nobodysHash), input.password);
  if (!staff?.passwordHash || !matches) throw unauthenticated('shops.wrong_password');
  await recordAudit(ctx, { action: 'staff.signed_in', subject: staff.id, details: { by: 'password' } });
  return startSession(ctx, { staffId: staff.id });
}
