import Type, { type Static } from 'typebox';
import type { Actor, Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { forbidden } from '../../kernel/errors.ts';
import { nullable, object } from '../../kernel/http/schemas.ts';
import { permissionsOf } from '../../kernel/permissions.ts';

/** What the console needs to know on every page: who is signed in, to which shop, and what they may do. */
export const Session = object({
  staff: object({ id: Type.String(), name: Type.String(), login: Type.String(), role: Type.String() }),
  shop: object({
    id: Type.String(),
    slug: Type.String(),
    name: Type.String(),
    sellerName: Type.String(),
    portraitFileId: nullable(Type.String()),
    timeZone: Type.String(),
  }),
  permissions: Type.Array(Type.String()),
});

/**
 * The signed-in member of staff with their shop.
 * @throws forbidden `shops.staff_only` for an API key, which is nobody's session
 */
export async function findSession(ctx: Context): Promise<Static<typeof Session>> {
  const staff = staffOf(ctx.actor);
  const found = await ctx.tx.one<Omit<Static<typeof Session>, 'permissions'>>(sql`
    select
      json_build_object('id', staff.id, 'name', staff.name, 'login', staff.login, 'role', staff.role) as staff,
      json_build_object('id', shop.shop_id, 'slug', shop.slug, 'name', shop.name, 'sellerName', shop.seller_name,
        'portraitFileId', shop.portrait_file_id, 'timeZone', shop.time_zone) as shop
    from shops.staff staff join shops.shops shop on shop.shop_id = staff.shop_id
    where staff.shop_id = ${ctx.shopId} and staff.id = ${staff.staffId}`);
  return { ...found, permissions: [...permissionsOf(staff.role)] };
}

/** @throws forbidden `shops.staff_only` when no person is signed in */
export function staffOf(actor: Actor): Actor & { kind: 'staff' } {
  if (actor.kind !== 'staff') throw forbidden('shops.staff_only');
  return actor;
}
