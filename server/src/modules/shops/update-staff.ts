import Type, { type Static } from 'typebox';
import type { Context, Role } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { conflict, invalid, notFound } from '../../kernel/errors.ts';
import { line, object, oneOf, optional } from '../../kernel/http/schemas.ts';
import { roles } from './shop.ts';

export const UpdateStaff = object({
  name: optional(line(20, 1)),
  role: optional(oneOf(roles)),
  /** Who is disabled is signed out at once and cannot come back until enabled. */
  disabled: optional(Type.Boolean()),
});

interface Member {
  id: string;
  name: string;
  role: Role;
  disabledAt: Date | null;
}

/**
 * Changes name or role of a member of staff, disables or enables them.
 * @throws not_found `shops.staff_not_found`; invalid `shops.name_required`; conflict `shops.last_owner` when nobody
 *   would be left who may do everything
 */
export async function updateStaff(
  ctx: Context,
  input: Static<typeof UpdateStaff> & { staffId: string },
): Promise<void> {
  // Owners are locked too: two owners who each step back at the same moment must not both succeed.
  const rows = await ctx.tx.many<Member>(sql`
    select id, name, role, disabled_at from shops.staff
    where shop_id = ${ctx.shopId} and (id = ${input.staffId} or role = 'owner') order by id for update`);
  const member = rows.find((row) => row.id === input.staffId);
  if (!member) throw notFound('shops.staff_not_found');
  const name = (input.name ?? member.name).trim();
  if (name === '') throw invalid('shops.name_required');
  const role = input.role ?? member.role;
  const disabled = input.disabled ?? member.disabledAt !== null;
  const others = rows.filter((row) => row.id !== member.id && row.role === 'owner' && row.disabledAt === null);
  if (member.role === 'owner' && (role !== 'owner' || disabled) && others.length === 0)
    throw conflict('shops.last_owner');
  await ctx.tx.run(sql`
    update shops.staff
    set name = ${name}, role = ${role}, disabled_at = case when ${disabled} then coalesce(disabled_at, ${ctx.now}) end
    where shop_id = ${ctx.shopId} and id = ${member.id}`);
  if (!disabled) return;
  await ctx.tx.run(sql`
    update shops.sessions set ended_at = ${ctx.now}
    where shop_id = ${ctx.shopId} and staff_id = ${member.id} and ended_at is null`);
  await ctx.tx.run(sql`
    update shops.sign_in_links set used_at = ${ctx.now}
    where shop_id = ${ctx.shopId} and staff_id = ${member.id} and used_at is null`);
}
