import Type, { type Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { none, sql, type Statement } from '../../kernel/database.ts';
import { route, type Route } from '../../kernel/http/route.ts';
import {
  cursor,
  id,
  instant,
  line,
  nullable,
  object,
  optional,
  pageOf as pageSchema,
} from '../../kernel/http/schemas.ts';
import { PAGE_SIZE, pageOf, readCursor, type Page } from '../../kernel/pages.ts';
import { foldPhone, foldRoom, maskPhone, searchPattern } from '../../modules/people/index.ts';
import { instantOf } from '../instant-of.ts';

const PersonRow = object({
  personId: id(),
  displayName: line(),
  /** Masked. */
  phone: nullable(line()),
  tags: Type.Array(Type.String()),
  communities: Type.Array(object({ communityId: id(), name: line(), door: line() })),
  orderCount: Type.Integer(),
  orderedFen: Type.Integer(),
  lastOrderAt: nullable(instant()),
});
export type PersonRow = Static<typeof PersonRow>;

const PeopleQuery = object({
  search: optional(line(40)),
  tag: optional(line(20)),
  communityId: optional(id()),
  cursor: cursor(),
});

/**
 * By a part of a name, pinyin or initials; by door; by the last four digits or the whole of a phone. Other parts of a
 * phone find nothing, or a masked number could be guessed digit by digit.
 */
function searchCondition(ctx: Context, search: string): Statement {
  const byName = sql`person.search_text like ${searchPattern(search)}`;
  if (!/\d/.test(search)) return byName;
  const phone = foldPhone(search);
  const whole = phone !== undefined && phone.length === 11 ? phone : null;
  const tail = /^\d{4}$/.test(search) ? search : null;
  const room = foldRoom(search);
  return sql`(${byName} or person.id in (
    select person_id from people.identities where shop_id = ${ctx.shopId} and kind = 'phone'
      and (match_value = ${whole} or right(match_value, 4) = ${tail})
    union all
    select person_id from people.identities where shop_id = ${ctx.shopId} and kind = 'room'
      and (match_value = ${room} or right(match_value, ${room.length + 1}) = ${`-${room}`})))`;
}

/** People of the shop, the newest first. */
export async function readPeople(ctx: Context, query: Static<typeof PeopleQuery>): Promise<Page<PersonRow>> {
  const [below] = readCursor(query.cursor, ['id']);
  const search = query.search?.trim() ?? '';
  const rows = await ctx.tx.many<PersonRow>(sql`
    select person.id as person_id, person.display_name, phone.value as phone, tags.tags, membership.communities,
      history.order_count, history.ordered_fen, ${instantOf(sql`history.last_order_at`)} as last_order_at
    from people.people person
    left join lateral (
      select value from people.identities where shop_id = person.shop_id and person_id = person.id and kind = 'phone'
      order by id desc limit 1) phone on true
    cross join lateral (
      select coalesce(json_agg(tag order by tag), '[]') as tags from people.tags
      where shop_id = person.shop_id and person_id = person.id) tags
    cross join lateral (
      select coalesce(json_agg(json_build_object('communityId', community.id, 'name', community.name, 'door',
        concat_ws('-', nullif(member.building, ''), nullif(member.unit, ''), nullif(member.room, '')))
        order by community.name), '[]') as communities
      from communities.members member
      join communities.communities community on community.shop_id = member.shop_id
        and community.id = member.community_id
      where member.shop_id = person.shop_id and member.person_id = person.id and member.left_at is null) membership
    cross join lateral (
      select count(*)::int as order_count, coalesce(sum(payable_fen - refunded_fen), 0)::bigint as ordered_fen,
        max(placed_at) as last_order_at
      from orders.orders
      where shop_id = person.shop_id and person_id = person.id and closed_at is null) history
    where person.shop_id = ${ctx.shopId} and person.merged_into_id is null
      ${search === '' ? none : sql`and ${searchCondition(ctx, search)}`}
      ${
        query.tag === undefined
          ? none
          : sql`and exists (select from people.tags tag
          where tag.shop_id = person.shop_id and tag.person_id = person.id and tag.tag = ${query.tag})`
      }
      ${
        query.communityId === undefined
          ? none
          : sql`and exists (select from communities.members member
          where member.shop_id = person.shop_id and member.community_id = ${query.communityId}
            and member.person_id = person.id and member.left_at is null)`
      }
      ${below === undefined ? none : sql`and person.id < ${below}`}
    order by person.id desc limit ${PAGE_SIZE + 1}`);
  const masked = rows.map((row) => ({ ...row, phone: row.phone === null ? null : maskPhone(row.phone) }));
  return pageOf(masked, PAGE_SIZE, (row) => [row.personId]);
}

export const peopleListScreen: Route = route({
  method: 'GET',
  url: '/api/admin/people',
  summary: 'People by name, pinyin, door, phone tail, tag or community; phones are masked',
  access: { kind: 'staff', may: 'people:read' },
  rate: 'read',
  audit: 'none',
  query: PeopleQuery,
  reply: pageSchema(PersonRow),
  run: 'read',
  handle: ({ ctx, query }) => readPeople(ctx, query),
});

/** The shop's tags with how many people have each, for the filter. */
export const tagListScreen: Route = route({
  method: 'GET',
  url: '/api/admin/people/tags',
  summary: 'Tags in use',
  access: { kind: 'staff', may: 'people:read' },
  rate: 'read',
  audit: 'none',
  reply: object({ tags: Type.Array(object({ tag: line(), count: Type.Integer() })) }),
  run: 'read',
  handle: async ({ ctx }) => ({
    tags: await ctx.tx.many<{ tag: string; count: number }>(sql`
      select tag, count(*)::int as count from people.tags where shop_id = ${ctx.shopId}
      group by tag order by count(*) desc, tag limit 200`),
  }),
});
