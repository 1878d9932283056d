import Type, { type Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { route, type Route } from '../../kernel/http/route.ts';
import {
  id,
  instant,
  line,
  nullable,
  object,
  oneOf,
  optional,
  pageOf as pageSchema,
} from '../../kernel/http/schemas.ts';
import type { Page } from '../../kernel/pages.ts';
import { communityKinds } from '../../modules/communities/index.ts';
import { instantOf } from '../instant-of.ts';

const CommunityRow = object({
  communityId: id(),
  name: line(),
  kind: oneOf(communityKinds),
  address: Type.String(),
  leader: nullable(object({ personId: id(), displayName: line() })),
  memberCount: Type.Integer(),
  pickupPoints: Type.Array(object({ pickupPointId: id(), name: line() })),
  saleCount: Type.Integer(),
  lastSaleAt: nullable(instant()),
});
export type CommunityRow = Static<typeof CommunityRow>;

/** More communities than one seller can look after; all come at once, so that forms can offer them. */
const COMMUNITIES_MAX = 500;

/** The shop's communities by name. */
export async function readCommunities(ctx: Context, query: { archived: boolean }): Promise<Page<CommunityRow>> {
  const rows = await ctx.tx.many<CommunityRow>(sql`
    select community.id as community_id, community.name, community.kind, community.address,
      case when leader.id is not null then
        json_build_object('personId', leader.id, 'displayName', leader.display_name) end as leader,
      member.member_count, point.pickup_points, sale.sale_count, ${instantOf(sql`sale.last_sale_at`)} as last_sale_at
    from communities.communities community
    left join people.people leader on leader.shop_id = community.shop_id and leader.id = community.leader_person_id
    cross join lateral (
      select count(*)::int as member_count from communities.members
      where shop_id = community.shop_id and community_id = community.id and left_at is null) member
    cross join lateral (
      select coalesce(json_agg(json_build_object('pickupPointId', id, 'name', name) order by created_at, id), '[]')
        as pickup_points
      from communities.pickup_points
      where shop_id = community.shop_id and community_id = community.id and archived_at is null) point
    cross join lateral (
      select count(*)::int as sale_count, max(sale.starts_at) as last_sale_at
      from sales.audiences audience
      join sales.sales sale on sale.shop_id = audience.shop_id and sale.id = audience.sale_id
      where audience.shop_id = community.shop_id and audience.community_id = community.id
        and sale.status <> 'draft') sale
    where community.shop_id = ${ctx.shopId} and (community.archived_at is not null) = ${query.archived}
    order by community.name collate "C" limit ${COMMUNITIES_MAX}`);
  return { rows: rows.toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN-u-kn-true')), next: null };
}

export const communityListScreen: Route = route({
  method: 'GET',
  url: '/api/admin/communities',
  summary: 'Communities by name, with leader, size, pickup points and latest sale',
  access: { kind: 'staff', may: 'people:read' },
  rate: 'read',
  audit: 'none',
  query: object({ state: optional(oneOf(['active', 'archived'])) }),
  reply: pageSchema(CommunityRow),
  run: 'read',
  handle: ({ ctx, query }) => readCommunities(ctx, { archived: query.state === 'archived' }),
});

const PickupPointRow = object({
  pickupPointId: id(),
  name: line(),
  address: line(),
  communityId: nullable(id()),
});

/** Every pickup point that may be offered, for forms. */
export const pickupPointListScreen: Route = route({
  method: 'GET',
  url: '/api/admin/pickup-points',
  summary: 'Pickup points in use',
  access: { kind: 'staff', may: 'people:read' },
  rate: 'read',
  audit: 'none',
  reply: pageSchema(PickupPointRow),
  run: 'read',
  handle: async ({ ctx }) => ({
    rows: await ctx.tx.many<Static<typeof PickupPointRow>>(sql`
      select id as pickup_point_id, name, address, community_id from communities.pickup_points
      where shop_id = ${ctx.shopId} and archived_at is null order by created_at, id limit 500`),
    next: null,
  }),
});
