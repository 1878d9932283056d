import type { Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { conflict, invalid } from '../../kernel/errors.ts';
import { line, object, oneOf } from '../../kernel/http/schemas.ts';
import { issueSignInLink } from './issue-sign-in-link.ts';
import { INVITATION_MINUTES, roles, type StaffId } from './shop.ts';

export const InviteStaff = object({ name: line(20, 1), login: line(60, 1), role: oneOf(roles) });

/**
 * Adds a member of staff and makes the link that signs them in for the first time.
 * @throws invalid `shops.name_required`; conflict `shops.login_taken`
 */
export async function inviteStaff(
  ctx: Context,
  input: Static<typeof InviteStaff>,
): Promise<{ staffId: StaffId; token: string }> {
  const [name, login] = [input.name.trim(), input.login.trim()];
  if (name === '' || login === '') throw invalid('shops.name_required');
  const staffId = ctx.newId<StaffId>();
  const inserted = await ctx.tx.run(sql`
    insert into shops.staff (shop_id, id, name, login, role, created_at)
    values (${ctx.shopId}, ${staffId}, ${name}, ${login}, ${input.role}, ${ctx.now})
    on conflict (shop_id, login) do nothing`);
  if (inserted === 0) throw conflict('shops.login_taken', { login });
  const { token } = await issueSignInLink(ctx, { staffId, minutes: INVITATION_MINUTES });
  return { staffId, token };
}
