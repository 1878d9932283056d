import Type, { type Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { none, sql, type Statement } from '../../kernel/database.ts';
import { route } from '../../kernel/http/route.ts';
import { cursor, id, line, nullable, object, oneOf, optional, pageOf } from '../../kernel/http/schemas.ts';
import { pageOf as cutPage, PAGE_SIZE, readCursor } from '../../kernel/pages.ts';

/** What the seller looks for: by what is to be done, not by status words. */
const shows = ['all', 'to_pay', 'claimed', 'to_prepare', 'to_hand_over', 'done', 'closed'] as const;

const OrderRow = object({
  id: id(),
  serial: Type.Integer(),
  code: Type.String(),
  channel: oneOf(['storefront', 'chain', 'console']),
  saleId: id(),
  saleTitle: Type.String(),
  personId: id(),
  name: Type.String(),
  nickname: Type.String(),
  communityName: nullable(Type.String()),
  deliveryKind: oneOf(['pickup', 'building', 'parcel']),
  place: Type.String(),
  goods: Type.String(),
  payableFen: Type.Integer(),
  dueFen: Type.Integer(),
  paymentStatus: oneOf(['unpaid', 'part_paid', 'paid', 'refunded']),
  claimedAt: nullable(Type.String()),
  fulfilmentStatus: oneOf(['unfulfilled', 'part_fulfilled', 'fulfilled', 'completed']),
  pickupStatus: oneOf(['not_applicable', 'waiting', 'part_picked_up', 'picked_up']),
  closeReason: nullable(Type.String()),
  hasNote: Type.Boolean(),
  placedAt: Type.String(),
});

type Row = Omit<Static<typeof OrderRow>, 'placedAt' | 'claimedAt'> & { placedAt: Date; claimedAt: Date | null };

const filters: Readonly<Record<(typeof shows)[number], Statement>> = {
  all: none,
  to_pay: sql`and o.closed_at is null and o.payment_status in ('unpaid', 'part_paid')`,
  claimed: sql`and o.closed_at is null and payment.claimed_at is not null`,
  to_prepare: sql`and o.closed_at is null and o.fulfilment_status in ('unfulfilled', 'part_fulfilled')`,
  to_hand_over: sql`and o.closed_at is null and o.pickup_status in ('waiting', 'part_picked_up')`,
  done: sql`and o.closed_at is null and o.fulfilment_status in ('fulfilled', 'completed')`,
  closed: sql`and o.closed_at is not null`,
};

interface Query {
  saleId?: string;
  show?: (typeof shows)[number];
  search?: string;
  cursor?: string;
}

async function readOrders(ctx: Context, query: Query) {
  const [at, last] = readCursor(query.cursor, ['instant', 'id']);
  const rows = await ctx.tx.many<Row>(sql`
    select o.id, o.serial, o.code, o.channel, o.sale_id, sale.title as sale_title, o.person_id,
      o.recipient_name as name, coalesce(member.nickname, '') as nickname, community.name as community_name,
      o.delivery_kind,
      case o.delivery_kind when 'pickup' then coalesce(point.name, '') when 'parcel' then o.address
        else concat_ws('-', nullif(o.building, ''), nullif(o.unit, ''), nullif(o.room, '')) end as place,
      (select string_agg(concat(l.name, ' ', nullif(l.spec, ''), ' ×', l.quantity::real), '，' order by l.position)
        from orders.lines l where l.shop_id = o.shop_id and l.order_id = o.id) as goods,
      o.payable_fen, o.payment_status, o.fulfilment_status, o.pickup_status, o.close_reason, o.placed_at,
      case when o.closed_at is null
        then greatest(o.payable_fen - o.after_sale_fen - (o.paid_fen - o.refunded_fen), 0) else 0 end as due_fen,
      payment.claimed_at, concat(o.buyer_note, o.seller_note, o.private_note) <> '' as has_note
    from orders.orders o
    join sales.sales sale on sale.shop_id = o.shop_id and sale.id = o.sale_id
    left join communities.communities community on community.shop_id = o.shop_id and community.id = o.community_id
    left join communities.members member on member.shop_id = o.shop_id and member.community_id = o.community_id
      and member.person_id = o.person_id
    left join communities.pickup_points point on point.shop_id = o.shop_id and point.id = o.pickup_point_id
    left join lateral (select claimed_at from payments.payments p where p.shop_id = o.shop_id
      and p.purpose_id = o.id and p.status = 'pending' limit 1) payment on true
    where o.shop_id = ${ctx.shopId} ${filters[query.show ?? 'all']}
      ${query.saleId === undefined ? none : sql`and o.sale_id = ${query.saleId}`}
      ${searchOf(query.search)}
      ${last === undefined ? none : sql`and (o.placed_at, o.id) < (${at}::timestamptz, ${last}::uuid)`}
    order by o.placed_at desc, o.id desc limit ${PAGE_SIZE + 1}`);
  const shown = rows.map((row) => ({
    ...row,
    placedAt: row.placedAt.toISOString(),
    claimedAt: row.claimedAt?.toISOString() ?? null,
  }));
  return cutPage(shown, PAGE_SIZE, (row) => [row.placedAt, row.id]);
}

/** A serial, an order code, the last four of a phone, a name or a room. */
function searchOf(search: string | undefined): Statement {
  const text = search?.trim() ?? '';
  if (text === '') return none;
  const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const serial = /^\d{1,6}$/.test(text) ? Number(text) : null;
  return sql`and (o.recipient_name like ${like} or member.nickname like ${like} or o.serial = ${serial}
    or o.code = ${text.replace(/[\s-]/g, '').toUpperCase()} or (${text.length >= 4} and o.phone like ${`%${text}`})
    or concat_ws('-', nullif(o.building, ''), nullif(o.unit, ''), nullif(o.room, '')) = ${text})`;
}

export const orderListScreen = route({
  method: 'GET',
  url: '/api/admin/orders',
  summary: 'Orders, newest first, by what is to be done',
  access: { kind: 'staff', may: 'orders:read' },
  rate: 'read',
  audit: 'none',
  query: object({
    saleId: optional(id()),
    show: optional(oneOf(shows)),
    search: optional(line(40)),
    cursor: cursor(),
  }),
  reply: pageOf(OrderRow),
  run: 'read',
  handle: ({ ctx, query }) => readOrders(ctx, query),
});
