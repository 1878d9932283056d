import Type, { type Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { none, sql, type Statement } from '../../kernel/database.ts';
import { notFound } from '../../kernel/errors.ts';
import { route } from '../../kernel/http/route.ts';
import { id, line, nullable, object, oneOf } from '../../kernel/http/schemas.ts';

const OrderLine = object({
  itemId: id(),
  code: Type.String(),
  name: Type.String(),
  spec: Type.String(),
  unit: Type.String(),
  quantity: Type.Number(),
  /** What it is sold by: 0.5 for half a jin. */
  quantityStep: Type.Number(),
  unitPriceFen: Type.Integer(),
  totalFen: Type.Integer(),
  refundedFen: Type.Integer(),
  fulfilled: Type.Number(),
  pickedUp: Type.Number(),
  note: Type.String(),
  fileId: nullable(id()),
});

export const BuyerOrder = object({
  code: Type.String(),
  serial: Type.Integer(),
  version: Type.Integer(),
  saleCode: Type.String(),
  saleTitle: Type.String(),
  saleEndsAt: Type.String(),
  placedAt: Type.String(),
  paymentStatus: oneOf(['unpaid', 'part_paid', 'paid', 'refunded']),
  fulfilmentStatus: oneOf(['unfulfilled', 'part_fulfilled', 'fulfilled', 'completed']),
  pickupStatus: oneOf(['not_applicable', 'waiting', 'part_picked_up', 'picked_up']),
  closeReason: nullable(oneOf(['unpaid_expired', 'buyer_cancelled', 'seller_cancelled', 'refunded'])),
  deliveryKind: oneOf(['pickup', 'building', 'parcel']),
  pickupPoint: nullable(object({ id: id(), name: Type.String(), address: Type.String(), hours: Type.String() })),
  recipientName: Type.String(),
  phone: Type.String(),
  building: Type.String(),
  unit: Type.String(),
  room: Type.String(),
  address: Type.String(),
  buyerNote: Type.String(),
  sellerNote: Type.String(),
  itemsFen: Type.Integer(),
  freightFen: Type.Integer(),
  discountFen: Type.Integer(),
  payableFen: Type.Integer(),
  paidFen: Type.Integer(),
  refundedFen: Type.Integer(),
  /** Still to be paid; never negative. */
  dueFen: Type.Integer(),
  paymentDueAt: nullable(Type.String()),
  paymentReference: nullable(Type.String()),
  paymentClaimedAt: nullable(Type.String()),
  paymentCodeFileId: nullable(id()),
  paymentNote: Type.String(),
  sellerName: Type.String(),
  lines: Type.Array(OrderLine),
  parcels: Type.Array(object({ courier: Type.String(), trackingNo: Type.String(), sentAt: Type.String() })),
  /** Whether the buyer may still change or cancel it here. */
  mayChange: Type.Boolean(),
});

type BuyerOrder = Static<typeof BuyerOrder>;

const times = ['saleEndsAt', 'placedAt', 'paymentDueAt', 'paymentClaimedAt'] as const;

/** Orders this browser placed or was shown by phone number and code. */
async function readBuyerOrders(ctx: Context, which: Statement): Promise<BuyerOrder[]> {
  const visitorId = ctx.actor.kind === 'visitor' ? ctx.actor.visitorId : null;
  const rows = await ctx.tx.many<BuyerOrder>(sql`
    select o.code, o.serial, o.version, sale.code as sale_code, sale.title as sale_title,
      sale.ends_at as sale_ends_at, o.placed_at, o.payment_status, o.fulfilment_status, o.pickup_status,
      o.close_reason, o.delivery_kind, o.recipient_name, o.phone, o.building, o.unit, o.room, o.address, o.buyer_note,
      o.seller_note, o.items_fen, o.freight_fen, o.discount_fen, o.payable_fen, o.paid_fen, o.refunded_fen,
      case when o.closed_at is null
        then greatest(o.payable_fen - o.after_sale_fen - (o.paid_fen - o.refunded_fen), 0) else 0 end as due_fen,
      o.payment_due_at, payment.reference as payment_reference, payment.claimed_at as payment_claimed_at,
      shop.payment_code_file_id, shop.payment_note, shop.seller_name,
      case when point.id is not null then json_build_object('id', point.id, 'name', point.name,
        'address', point.address, 'hours', point.hours) end as pickup_point,
      (o.closed_at is null and o.paid_fen = 0 and o.fulfilment_status = 'unfulfilled' and sale.status = 'open'
        and sale.ends_at > ${ctx.now}) as may_change,
      (select json_agg(json_build_object('itemId', l.item_id, 'code', l.code, 'name', l.name, 'spec', l.spec,
          'unit', l.unit, 'quantity', l.quantity, 'unitPriceFen', l.unit_price_fen, 'totalFen', l.total_fen,
          'refundedFen', l.refunded_fen, 'fulfilled', l.fulfilled, 'pickedUp', l.picked_up, 'note', l.note,
          'quantityStep', sku.quantity_step,
          'fileId', (select picture.file_id from catalog.product_pictures picture
            where picture.shop_id = sku.shop_id and picture.product_id = sku.product_id
            order by picture.position limit 1))
          order by l.position)
        from orders.lines l join catalog.skus sku on sku.shop_id = l.shop_id and sku.id = l.sku_id
        where l.shop_id = o.shop_id and l.order_id = o.id) as lines,
      (select coalesce(json_agg(json_build_object('courier', p.courier, 'trackingNo', p.tracking_no,
          'sentAt', p.sent_at) order by p.sent_at), '[]')
        from fulfilment.parcels p where p.shop_id = o.shop_id and p.order_id = o.id and p.removed_at is null) as parcels
    from orders.orders o
    join sales.sales sale on sale.shop_id = o.shop_id and sale.id = o.sale_id
    join shops.shops shop on shop.shop_id = o.shop_id
    left join communities.pickup_points point on point.shop_id = o.shop_id and point.id = o.pickup_point_id
    left join lateral (select reference, claimed_at from payments.payments p
      where p.shop_id = o.shop_id and p.purpose_id = o.id and p.status = 'pending' limit 1) payment on true
    where o.shop_id = ${ctx.shopId}
      and (o.visitor_id = ${visitorId} or exists (select from orders.viewers viewer
        where viewer.shop_id = o.shop_id and viewer.order_id = o.id and viewer.visitor_id = ${visitorId}))
      ${which}
    order by o.placed_at desc limit 50`);
  return rows.map((row) => {
    const iso = Object.fromEntries(times.map((key) => [key, row[key] && new Date(row[key]).toISOString()]));
    const parcels = row.parcels.map((parcel) => ({ ...parcel, sentAt: new Date(parcel.sentAt).toISOString() }));
    return { ...row, ...iso, parcels };
  });
}

export const buyerOrdersScreen = route({
  method: 'GET',
  url: '/api/store/orders',
  summary: 'The orders of this browser, newest first',
  access: { kind: 'visitor' },
  rate: 'read',
  audit: 'none',
  reply: object({ rows: Type.Array(BuyerOrder) }),
  run: 'read',
  handle: async ({ ctx }) => ({ rows: await readBuyerOrders(ctx, none) }),
});

export const buyerOrderScreen = route({
  method: 'GET',
  url: '/api/store/orders/:code',
  summary: 'One order of this browser',
  access: { kind: 'visitor' },
  rate: 'read',
  audit: 'none',
  params: object({ code: line(12, 6) }),
  reply: BuyerOrder,
  run: 'read',
  handle: async ({ ctx, params }) => {
    const [order] = await readBuyerOrders(ctx, sql`and o.code = ${params.code.toUpperCase()}`);
    if (!order) throw notFound('orders.order_not_found');
    return order;
  },
});
