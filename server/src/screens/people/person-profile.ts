import Type, { type Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { notFound } from '../../kernel/errors.ts';
import { route, type Route } from '../../kernel/http/route.ts';
import { id, instant, line, nullable, object, oneOf } from '../../kernel/http/schemas.ts';
import { identityKinds, maskPhone } from '../../modules/people/index.ts';
import { instantOf } from '../instant-of.ts';

const PersonProfile = object({
  personId: id(),
  displayName: line(),
  knownSince: instant(),
  tags: Type.Array(Type.String()),
  /** Ways of being known; phones are masked. */
  identities: Type.Array(
    object({
      identityId: id(),
      kind: oneOf(identityKinds),
      value: Type.String(),
      communityId: nullable(id()),
      communityName: nullable(line()),
    }),
  ),
  memberships: Type.Array(
    object({
      communityId: id(),
      name: line(),
      nickname: line(),
      building: line(),
      unit: line(),
      room: line(),
      leads: Type.Boolean(),
    }),
  ),
  orderCount: Type.Integer(),
  orderedFen: Type.Integer(),
  unpaidFen: Type.Integer(),
  lastOrderAt: nullable(instant()),
});
export type PersonProfile = Static<typeof PersonProfile>;

/**
 * Everything the shop knows of a person; the address of a merged record shows the one that stayed.
 * @throws not_found `people.person_not_found`
 */
export async function readPersonProfile(ctx: Context, personId: string): Promise<PersonProfile> {
  const person = await ctx.tx.maybeOne<PersonProfile>(sql`
    select person.id as person_id, person.display_name, ${instantOf(sql`person.created_at`)} as known_since,
      tags.tags, known.identities, membership.memberships, history.order_count, history.ordered_fen,
      history.unpaid_fen, ${instantOf(sql`history.last_order_at`)} as last_order_at
    from people.people person
    cross join lateral (
      select coalesce(json_agg(tag order by tag), '[]') as tags from people.tags
      where shop_id = person.shop_id and person_id = person.id) tags
    cross join lateral (
      select coalesce(json_agg(json_build_object('identityId', identity.id, 'kind', identity.kind,
        'value', case when identity.kind = 'visitor' then '' else identity.value end,
        'communityId', identity.scope_id, 'communityName', community.name)
        order by identity.kind, identity.id), '[]') as identities
      from people.identities identity
      left join communities.communities community on community.shop_id = identity.shop_id
        and community.id = identity.scope_id
      where identity.shop_id = person.shop_id and identity.person_id = person.id) known
    cross join lateral (
      select coalesce(json_agg(json_build_object('communityId', community.id, 'name', community.name,
        'nickname', member.nickname, 'building', member.building, 'unit', member.unit, 'room', member.room,
        'leads', community.leader_person_id is not distinct from person.id) order by community.name), '[]')
        as memberships
      from communities.members member
      join communities.communities community on community.shop_id = member.shop_id
        and community.id = member.community_id
      where member.shop_id = person.shop_id and member.person_id = person.id and member.left_at is null) membership
    cross join lateral (
      select count(*)::int as order_count, coalesce(sum(payable_fen - refunded_fen), 0)::bigint as ordered_fen,
        coalesce(sum(greatest(payable_fen - paid_fen, 0)) filter (where payment_status in ('unpaid', 'part_paid')),
          0)::bigint as unpaid_fen,
        max(placed_at) as last_order_at
      from orders.orders
      where shop_id = person.shop_id and closed_at is null and person_id in (
        select id from people.people same
        where same.shop_id = person.shop_id and (same.id = person.id or same.merged_into_id = person.id))) history
    where person.shop_id = ${ctx.shopId} and person.id = (
      select coalesce(merged_into_id, id) from people.people where shop_id = ${ctx.shopId} and id = ${personId})`);
  if (!person) throw notFound('people.person_not_found');
  const identities = person.identities.map((row) =>
    row.kind === 'phone' ? { ...row, value: maskPhone(row.value) } : row,
  );
  return { ...person, identities };
}

export const personProfileScreen: Route = route({
  method: 'GET',
  url: '/api/admin/people/:personId',
  summary: 'A person: every way known, memberships, tags, what was ordered',
  access: { kind: 'staff', may: 'people:read' },
  rate: 'read',
  audit: 'none',
  params: object({ personId: id() }),
  reply: PersonProfile,
  run: 'read',
  handle: ({ ctx, params }) => readPersonProfile(ctx, params.personId),
});
