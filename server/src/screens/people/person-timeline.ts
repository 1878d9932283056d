import Type, { type Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { none, sql } from '../../kernel/database.ts';
import { route, type Route } from '../../kernel/http/route.ts';
import { cursor, id, instant, line, nullable, object, oneOf, pageOf as pageSchema } from '../../kernel/http/schemas.ts';
import { PAGE_SIZE, pageOf, readCursor, type Page } from '../../kernel/pages.ts';
import { touchChannels } from '../../modules/outreach/index.ts';
import { instantOf } from '../instant-of.ts';

const TimelineRow = object({
  id: id(),
  kind: oneOf(['order', 'note', 'touch']),
  at: instant(),
  /** Who did it: a member of staff's name; null for the person or the program. */
  by: nullable(line()),
  note: nullable(Type.String()),
  channel: nullable(oneOf(touchChannels)),
  order: nullable(
    object({
      orderId: id(),
      serial: Type.Integer(),
      saleTitle: line(),
      goods: Type.String(),
      payableFen: Type.Integer(),
      paymentStatus: line(),
      closed: Type.Boolean(),
    }),
  ),
});
export type TimelineRow = Static<typeof TimelineRow>;

/** What happened with a person, newest first: orders, notes, and each time the shop spoke to them. */
export async function readPersonTimeline(
  ctx: Context,
  query: { personId: string; cursor?: string },
): Promise<Page<TimelineRow>> {
  const [at, below] = readCursor(query.cursor, ['instant', 'id']);
  const rows = await ctx.tx.many<TimelineRow>(sql`
    with same as (
      select id from people.people
      where shop_id = ${ctx.shopId} and (id = ${query.personId} or merged_into_id = ${query.personId})),
    entries as (
      select entry.id, 'order' as kind, entry.placed_at as at, null as written_by, null as note, null as channel
      from orders.orders entry where entry.shop_id = ${ctx.shopId} and entry.person_id in (select id from same)
      union all
      select id, 'note', created_at, written_by, text, null from people.notes
      where shop_id = ${ctx.shopId} and person_id in (select id from same)
      union all
      select id, 'touch', at, made_by, null, channel from outreach.touches
      where shop_id = ${ctx.shopId} and person_id in (select id from same)),
    page as (
      select * from entries
      ${at === undefined ? none : sql`where (at, id) < (${at}::timestamptz, ${below}::uuid)`}
      order by at desc, id desc limit ${PAGE_SIZE + 1})
    select page.id, page.kind, ${instantOf(sql`page.at`)} as at, staff.name as by, page.note, page.channel, (
      select json_build_object('orderId', placed.id, 'serial', placed.serial, 'saleTitle', sale.title,
        'goods', (select string_agg(line.name || ' ×' || trim_scale(line.quantity), '、' order by line.position)
          from orders.lines line where line.shop_id = placed.shop_id and line.order_id = placed.id),
        'payableFen', placed.payable_fen, 'paymentStatus', placed.payment_status,
        'closed', placed.closed_at is not null)
      from orders.orders placed
      join sales.sales sale on sale.shop_id = placed.shop_id and sale.id = placed.sale_id
      where page.kind = 'order' and placed.shop_id = ${ctx.shopId} and placed.id = page.id) as order
    from page
    left join shops.staff staff on staff.shop_id = ${ctx.shopId} and page.written_by = 'staff:' || staff.id
    order by page.at desc, page.id desc`);
  return pageOf(rows, PAGE_SIZE, (row) => [row.at, row.id]);
}

export const personTimelineScreen: Route = route({
  method: 'GET',
  url: '/api/admin/people/:personId/timeline',
  summary: 'Orders, notes and touches of a person, newest first',
  access: { kind: 'staff', may: 'people:read' },
  rate: 'read',
  audit: 'none',
  params: object({ personId: id() }),
  query: object({ cursor: cursor() }),
  reply: pageSchema(TimelineRow),
  run: 'read',
  handle: ({ ctx, params, query }) => readPersonTimeline(ctx, { ...params, ...query }),
});
