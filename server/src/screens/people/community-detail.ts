import Type, { type Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { notFound } from '../../kernel/errors.ts';
import { route, type Route } from '../../kernel/http/route.ts';
import { id, instant, line, nullable, object, oneOf } from '../../kernel/http/schemas.ts';
import { communityKinds } from '../../modules/communities/index.ts';
import { maskPhone } from '../../modules/people/index.ts';
import { instantOf } from '../instant-of.ts';
import { saleState, saleStates } from '../sales/sale-list.ts';

const Member = object({
  personId: id(),
  displayName: line(),
  nickname: line(),
  building: line(),
  unit: line(),
  room: line(),
  /** Masked. */
  phone: nullable(line()),
  orderCount: Type.Integer(),
});

const CommunityDetail = object({
  communityId: id(),
  name: line(),
  kind: oneOf(communityKinds),
  address: Type.String(),
  note: Type.String(),
  archived: Type.Boolean(),
  leader: nullable(object({ personId: id(), displayName: line() })),
  members: Type.Array(Member),
  pickupPoints: Type.Array(
    object({
      pickupPointId: id(),
      name: line(),
      address: line(),
      contactName: line(),
      phone: line(),
      hours: line(),
      archived: Type.Boolean(),
    }),
  ),
  sales: Type.Array(
    object({
      saleId: id(),
      title: line(),
      state: oneOf(saleStates),
      startsAt: instant(),
      orderCount: Type.Integer(),
      orderedFen: Type.Integer(),
    }),
  ),
});
export type CommunityDetail = Static<typeof CommunityDetail>;

const SALES_SHOWN = 12;

/**
 * A community with its people in the order of a walk through the house: building, unit, room, then name.
 * @throws not_found `communities.community_not_found`
 */
export async function readCommunity(ctx: Context, communityId: string): Promise<CommunityDetail> {
  const community = await ctx.tx.maybeOne<CommunityDetail>(sql`
    select community.id as community_id, community.name, community.kind, community.address, community.note,
      community.archived_at is not null as archived,
      case when leader.id is not null then
        json_build_object('personId', leader.id, 'displayName', leader.display_name) end as leader,
      (select coalesce(json_agg(json_build_object('personId', person.id, 'displayName', person.display_name,
        'nickname', member.nickname, 'building', member.building, 'unit', member.unit, 'room', member.room,
        'phone', (select value from people.identities phone where phone.shop_id = person.shop_id
          and phone.person_id = person.id and phone.kind = 'phone' order by phone.id desc limit 1),
        'orderCount', (select count(*) from orders.orders placed where placed.shop_id = person.shop_id
          and placed.person_id = person.id and placed.community_id = community.id and placed.closed_at is null))), '[]')
        from communities.members member
        join people.people person on person.shop_id = member.shop_id and person.id = member.person_id
        where member.shop_id = community.shop_id and member.community_id = community.id and member.left_at is null
      ) as members,
      (select coalesce(json_agg(json_build_object('pickupPointId', id, 'name', name, 'address', address,
        'contactName', contact_name, 'phone', phone, 'hours', hours, 'archived', archived_at is not null)
        order by archived_at is not null, created_at, id), '[]')
        from communities.pickup_points where shop_id = community.shop_id and community_id = community.id
      ) as pickup_points,
      (select coalesce(json_agg(recent order by recent."startsAt" desc), '[]') from (
        select sale.id as "saleId", sale.title, ${saleState(ctx.now)} as state,
          ${instantOf(sql`sale.starts_at`)} as "startsAt",
          (select count(*) from orders.orders placed where placed.shop_id = sale.shop_id and placed.sale_id = sale.id
            and placed.community_id = community.id and placed.closed_at is null) as "orderCount",
          (select coalesce(sum(placed.payable_fen - placed.refunded_fen), 0) from orders.orders placed
            where placed.shop_id = sale.shop_id and placed.sale_id = sale.id
            and placed.community_id = community.id and placed.closed_at is null) as "orderedFen"
        from sales.audiences audience
        join sales.sales sale on sale.shop_id = audience.shop_id and sale.id = audience.sale_id
        where audience.shop_id = community.shop_id and audience.community_id = community.id
        order by sale.starts_at desc limit ${SALES_SHOWN}) recent
      ) as sales
    from communities.communities community
    left join people.people leader on leader.shop_id = community.shop_id and leader.id = community.leader_person_id
    where community.shop_id = ${ctx.shopId} and community.id = ${communityId}`);
  if (!community) throw notFound('communities.community_not_found');
  const members = community.members
    .map((member) => ({ ...member, phone: member.phone === null ? null : maskPhone(member.phone) }))
    .toSorted(byDoor);
  return { ...community, members };
}

const natural = new Intl.Collator('zh-CN', { numeric: true });

/** `2` before `10`, whoever has no door last. */
function byDoor(a: Static<typeof Member>, b: Static<typeof Member>): number {
  const parts = (member: Static<typeof Member>) => [member.building, member.unit, member.room];
  const empty = (member: Static<typeof Member>) => Number(parts(member).every((part) => part === ''));
  if (empty(a) !== empty(b)) return empty(a) - empty(b);
  const [left, right] = [parts(a), parts(b)];
  for (let index = 0; index < left.length; index += 1) {
    const order = natural.compare(left[index]!, right[index]!);
    if (order !== 0) return order;
  }
  return natural.compare(a.nickname || a.displayName, b.nickname || b.displayName);
}

export const communityDetailScreen: Route = route({
  method: 'GET',
  url: '/api/admin/communities/:communityId',
  summary: 'A community: leader, members by door, pickup points, recent sales',
  access: { kind: 'staff', may: 'people:read' },
  rate: 'read',
  audit: 'none',
  params: object({ communityId: id() }),
  reply: CommunityDetail,
  run: 'read',
  handle: ({ ctx, params }) => readCommunity(ctx, params.communityId),
});
