import Type, { type Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { notFound } from '../../kernel/errors.ts';
import { route } from '../../kernel/http/route.ts';
import { id, nullable, object, oneOf } from '../../kernel/http/schemas.ts';
import { mayDo } from '../../kernel/permissions.ts';

const OrderDetail = object({
  id: id(),
  serial: Type.Integer(),
  code: Type.String(),
  version: Type.Integer(),
  channel: oneOf(['storefront', 'chain', 'console']),
  sale: object({ id: id(), title: Type.String(), status: Type.String(), number: Type.Integer() }),
  person: object({ id: id(), name: Type.String() }),
  community: nullable(object({ id: id(), name: Type.String(), nickname: Type.String() })),
  paymentStatus: oneOf(['unpaid', 'part_paid', 'paid', 'refunded']),
  fulfilmentStatus: oneOf(['unfulfilled', 'part_fulfilled', 'fulfilled', 'completed']),
  pickupStatus: oneOf(['not_applicable', 'waiting', 'part_picked_up', 'picked_up']),
  closedAt: nullable(Type.String()),
  closeReason: nullable(Type.String()),
  deliveryKind: oneOf(['pickup', 'building', 'parcel']),
  pickupPointId: nullable(id()),
  pickupPointName: nullable(Type.String()),
  recipientName: Type.String(),
  /** Masked unless the caller may see phones. */
  phone: Type.String(),
  building: Type.String(),
  unit: Type.String(),
  room: Type.String(),
  address: Type.String(),
  buyerNote: Type.String(),
  sellerNote: Type.String(),
  privateNote: Type.String(),
  itemsFen: Type.Integer(),
  discountFen: Type.Integer(),
  freightFen: Type.Integer(),
  freightRefundedFen: Type.Integer(),
  payableFen: Type.Integer(),
  paidFen: Type.Integer(),
  refundedFen: Type.Integer(),
  afterSaleFen: Type.Integer(),
  paymentDueAt: nullable(Type.String()),
  completionDueAt: nullable(Type.String()),
  placedAt: Type.String(),
  lines: Type.Array(
    object({
      position: Type.Integer(),
      itemId: id(),
      code: Type.String(),
      name: Type.String(),
      spec: Type.String(),
      unit: Type.String(),
      quantity: Type.Number(),
      quantityStep: Type.Number(),
      unitPriceFen: Type.Integer(),
      totalFen: Type.Integer(),
      refundedFen: Type.Integer(),
      fulfilled: Type.Number(),
      pickedUp: Type.Number(),
      note: Type.String(),
      fileId: nullable(id()),
    }),
  ),
  payments: Type.Array(
    object({
      status: oneOf(['pending', 'captured', 'void']),
      method: oneOf(['transfer', 'cash']),
      amountFen: Type.Integer(),
      refundedFen: Type.Integer(),
      reference: Type.String(),
      claimedAt: nullable(Type.String()),
      capturedAt: nullable(Type.String()),
    }),
  ),
  refunds: Type.Array(
    object({ amountFen: Type.Integer(), method: Type.String(), reason: Type.String(), at: Type.String() }),
  ),
  parcels: Type.Array(
    object({
      courier: Type.String(),
      courierInferred: Type.Boolean(),
      trackingNo: Type.String(),
      sentAt: Type.String(),
    }),
  ),
  changes: Type.Array(
    object({
      kind: Type.String(),
      actor: Type.String(),
      before: Type.Unknown(),
      after: Type.Unknown(),
      at: Type.String(),
    }),
  ),
});

type OrderDetail = Static<typeof OrderDetail>;

/** One order with everything that happened to it, in one statement. */
async function readOrder(ctx: Context, orderId: string): Promise<OrderDetail> {
  const row = await ctx.tx.maybeOne<{ detail: OrderDetail }>(sql`
    select json_build_object('id', o.id, 'serial', o.serial, 'code', o.code, 'version', o.version,
      'channel', o.channel, 'paymentStatus', o.payment_status, 'fulfilmentStatus', o.fulfilment_status,
      'pickupStatus', o.pickup_status, 'closedAt', o.closed_at, 'closeReason', o.close_reason,
      'deliveryKind', o.delivery_kind, 'pickupPointId', o.pickup_point_id, 'pickupPointName', point.name,
      'recipientName', o.recipient_name, 'phone', o.phone, 'building', o.building, 'unit', o.unit, 'room', o.room,
      'address', o.address, 'buyerNote', o.buyer_note, 'sellerNote', o.seller_note, 'privateNote', o.private_note,
      'itemsFen', o.items_fen, 'discountFen', o.discount_fen, 'freightFen', o.freight_fen,
      'freightRefundedFen', o.freight_refunded_fen, 'payableFen', o.payable_fen, 'paidFen', o.paid_fen,
      'refundedFen', o.refunded_fen, 'afterSaleFen', o.after_sale_fen, 'paymentDueAt', o.payment_due_at,
      'completionDueAt', o.completion_due_at, 'placedAt', o.placed_at,
      'sale', json_build_object('id', sale.id, 'title', sale.title, 'status', sale.status, 'number', sale.number),
      'person', json_build_object('id', person.id, 'name', person.display_name),
      'community', case when community.id is not null then json_build_object('id', community.id,
        'name', community.name, 'nickname', coalesce(member.nickname, '')) end,
      'lines', (select coalesce(json_agg(json_build_object('position', l.position, 'itemId', l.item_id,
          'code', l.code, 'name', l.name, 'spec', l.spec, 'unit', l.unit, 'quantity', l.quantity,
          'quantityStep', sku.quantity_step, 'unitPriceFen', l.unit_price_fen, 'totalFen', l.total_fen,
          'refundedFen', l.refunded_fen, 'fulfilled', l.fulfilled, 'pickedUp', l.picked_up, 'note', l.note,
          'fileId', (select picture.file_id from catalog.product_pictures picture
            where picture.shop_id = sku.shop_id and picture.product_id = sku.product_id
            order by picture.position limit 1)) order by l.position), '[]')
        from orders.lines l join catalog.skus sku on sku.shop_id = l.shop_id and sku.id = l.sku_id
        where l.shop_id = o.shop_id and l.order_id = o.id),
      'payments', (select coalesce(json_agg(json_build_object('status', p.status, 'method', p.method,
          'amountFen', p.amount_fen, 'refundedFen', p.refunded_fen, 'reference', p.reference,
          'claimedAt', p.claimed_at, 'capturedAt', p.captured_at) order by p.id), '[]')
        from payments.payments p where p.shop_id = o.shop_id and p.purpose_id = o.id),
      'refunds', (select coalesce(json_agg(json_build_object('amountFen', r.amount_fen, 'method', r.method,
          'reason', r.reason, 'at', r.refunded_at) order by r.id), '[]')
        from payments.refunds r join payments.payments p on p.shop_id = r.shop_id and p.id = r.payment_id
        where p.shop_id = o.shop_id and p.purpose_id = o.id),
      'parcels', (select coalesce(json_agg(json_build_object('courier', p.courier,
          'courierInferred', p.courier_inferred, 'trackingNo', p.tracking_no, 'sentAt', p.sent_at)
          order by p.sent_at), '[]')
        from fulfilment.parcels p where p.shop_id = o.shop_id and p.order_id = o.id and p.removed_at is null),
      'changes', (select coalesce(json_agg(json_build_object('kind', c.kind,
          'actor', coalesce(staff.name, split_part(c.actor, ':', 1)), 'before', c.before, 'after', c.after,
          'at', c.at) order by c.at, c.id), '[]')
        from orders.changes c
        left join shops.staff staff on staff.shop_id = c.shop_id and c.actor = 'staff:' || staff.id
        where c.shop_id = o.shop_id and c.order_id = o.id)) as detail
    from orders.orders o
    join sales.sales sale on sale.shop_id = o.shop_id and sale.id = o.sale_id
    join people.people person on person.shop_id = o.shop_id and person.id = o.person_id
    left join communities.communities community on community.shop_id = o.shop_id and community.id = o.community_id
    left join communities.members member on member.shop_id = o.shop_id and member.community_id = o.community_id
      and member.person_id = o.person_id
    left join communities.pickup_points point on point.shop_id = o.shop_id and point.id = o.pickup_point_id
    where o.shop_id = ${ctx.shopId} and o.id = ${orderId}`);
  if (!row) throw notFound('orders.order_not_found');
  const phone = mayDo(ctx.actor, 'people:unmask') ? row.detail.phone : row.detail.phone.replace(/\d(?=\d{4})/g, '*');
  return { ...row.detail, phone };
}

export const orderDetailScreen = route({
  method: 'GET',
  url: '/api/admin/orders/:orderId',
  summary: 'One order with its money, parcels and history',
  access: { kind: 'staff', may: 'orders:read' },
  rate: 'read',
  audit: 'none',
  params: object({ orderId: id() }),
  reply: OrderDetail,
  run: 'read',
  handle: ({ ctx, params }) => readOrder(ctx, params.orderId),
});
