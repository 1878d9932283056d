import Type, { type Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { none, sql, type Statement } from '../../kernel/database.ts';
import { route } from '../../kernel/http/route.ts';
import { id, line, object, oneOf, optional } from '../../kernel/http/schemas.ts';

const SHOWN_MAX = 40;

const Line = object({
  position: Type.Integer(),
  goods: Type.String(),
  unit: Type.String(),
  quantity: Type.Number(),
  fulfilled: Type.Number(),
  pickedUp: Type.Number(),
});

const Pickup = object({
  orderId: id(),
  serial: Type.Integer(),
  code: Type.String(),
  saleTitle: Type.String(),
  who: Type.String(),
  recipientName: Type.String(),
  phoneTail: Type.String(),
  pickupPointName: Type.String(),
  note: Type.String(),
  paymentStatus: oneOf(['unpaid', 'part_paid', 'paid', 'refunded']),
  dueFen: Type.Integer(),
  pickupStatus: oneOf(['waiting', 'part_picked_up', 'picked_up']),
  /** Taken back while it is not yet completed. */
  undoable: Type.Boolean(),
  lines: Type.Array(Line),
});
type Pickup = Static<typeof Pickup>;

/** A serial, a code, four digits of a phone, a name. */
function searchOf(search: string): Statement {
  const like = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const serial = /^\d{1,6}$/.test(search) ? Number(search) : null;
  const code = search.replace(/[\s-]/g, '').toUpperCase();
  const tail = /^\d{4,11}$/.test(search) ? `%${search}` : null;
  // A few digits are a serial; rooms in nicknames ("3-501 李姐") would drown it.
  const name = serial === null || search.length > 3 ? like : null;
  return sql`and (o.serial = ${serial}::int or o.code = ${code} or o.phone like ${tail}::text
    or o.recipient_name ilike ${name}::text or member.nickname ilike ${name}::text)`;
}

/** Those that wait, oldest serial first; with a search also those already handed over, to take a mistake back. */
function readPickups(ctx: Context, query: { search?: string; saleId?: string }): Promise<Pickup[]> {
  const search = query.search?.trim() ?? '';
  const waiting = search === '' ? sql`and o.pickup_status in ('waiting', 'part_picked_up')` : searchOf(search);
  return ctx.tx.many<Pickup>(sql`
    select o.id as order_id, o.serial, o.code, sale.title as sale_title,
      coalesce(nullif(member.nickname, ''), o.recipient_name) as who, o.recipient_name,
      right(o.phone, 4) as phone_tail, coalesce(point.name, '') as pickup_point_name,
      concat_ws('；', nullif(o.buyer_note, ''), nullif(o.seller_note, '')) as note, o.payment_status,
      greatest(o.payable_fen - o.after_sale_fen - (o.paid_fen - o.refunded_fen), 0) as due_fen, o.pickup_status,
      o.fulfilment_status <> 'completed' as undoable,
      (select json_agg(json_build_object('position', l.position, 'goods', trim(l.name || ' ' || l.spec),
          'unit', l.unit, 'quantity', l.quantity, 'fulfilled', l.fulfilled, 'pickedUp', l.picked_up)
          order by l.position)
        from orders.lines l where l.shop_id = o.shop_id and l.order_id = o.id and l.quantity > 0) as lines
    from orders.orders o
    join sales.sales sale on sale.shop_id = o.shop_id and sale.id = o.sale_id
    left join communities.members member on member.shop_id = o.shop_id and member.community_id = o.community_id
      and member.person_id = o.person_id
    left join communities.pickup_points point on point.shop_id = o.shop_id and point.id = o.pickup_point_id
    where o.shop_id = ${ctx.shopId} and o.closed_at is null and o.pickup_status <> 'not_applicable' ${waiting}
      ${query.saleId === undefined ? none : sql`and o.sale_id = ${query.saleId}`}
    order by o.pickup_status = 'picked_up', sale.ends_at desc, o.serial limit ${SHOWN_MAX}`);
}

export const pickupsScreen = route({
  method: 'GET',
  url: '/api/admin/pickups',
  summary: 'Orders for pickup by serial, order code, last digits of the phone or name',
  access: { kind: 'staff', may: 'fulfilment:read' },
  rate: 'read',
  audit: 'none',
  query: object({ search: optional(line(40)), saleId: optional(id()) }),
  reply: object({ rows: Type.Array(Pickup) }),
  run: 'read',
  handle: async ({ ctx, query }) => ({ rows: (await readPickups(ctx, query)).map(withLines) }),
});

/** An order whose every line was taken off has no lines to show. */
const withLines = (row: Pickup): Pickup => ({ ...row, lines: row.lines ?? [] });
