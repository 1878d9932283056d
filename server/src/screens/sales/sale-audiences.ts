import { Type, type Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { id, line, object } from '../../kernel/http/schemas.ts';
import { route, type Route } from '../../kernel/http/route.ts';

const SaleAudiences = object({
  communities: Type.Array(
    object({ communityId: id(), name: line(), memberCount: Type.Integer(), pickupPoints: Type.Array(Type.String()) }),
  ),
});

/** The communities a sale can be for, with their pickup points. */
export function readSaleAudiences(ctx: Context): Promise<Static<typeof SaleAudiences>> {
  return ctx.tx.one(sql`
    select coalesce(json_agg(json_build_object('communityId', community.id, 'name', community.name,
      'memberCount', (select count(*) from communities.members
        where shop_id = ${ctx.shopId} and community_id = community.id and left_at is null),
      'pickupPoints', (select coalesce(json_agg(name order by name), '[]') from communities.pickup_points
        where shop_id = ${ctx.shopId} and community_id = community.id and archived_at is null))
      order by community.name), '[]') as communities
    from communities.communities community where community.shop_id = ${ctx.shopId} and community.archived_at is null`);
}

export const saleAudiencesScreen: Route = route({
  method: 'GET',
  url: '/api/admin/sale-audiences',
  summary: 'Communities a sale can be for',
  access: { kind: 'staff', may: 'sales:read' },
  rate: 'read',
  audit: 'none',
  reply: SaleAudiences,
  run: 'read',
  handle: ({ ctx }) => readSaleAudiences(ctx),
});
