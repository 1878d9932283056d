import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { notFound } from '../../kernel/errors.ts';

/** One line of one live order of a sale, with everything a sheet may show. */
export interface SaleRow {
  readonly orderId: string;
  readonly serial: number;
  readonly code: string;
  readonly position: number;
  readonly recipientName: string;
  readonly nickname: string;
  readonly phone: string;
  readonly communityName: string;
  readonly deliveryKind: 'pickup' | 'building' | 'parcel';
  readonly pickupPointName: string;
  readonly building: string;
  readonly unit: string;
  readonly room: string;
  readonly address: string;
  readonly note: string;
  readonly paid: boolean;
  readonly itemCode: string;
  readonly name: string;
  readonly spec: string;
  readonly saleUnit: string;
  /** What is still to be packed or was handed over: refunded goods that never left are out. */
  readonly quantity: number;
  readonly fulfilled: number;
  readonly pickedUp: number;
  readonly totalFen: number;
  readonly unitCostFen: number | null;
  readonly supplierId: string | null;
  readonly supplierName: string;
}

export interface SaleHead {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly endsAt: Date;
}

/** @throws not_found sales.not_found */
export async function readSaleHead(ctx: Context, saleId: string): Promise<SaleHead> {
  const sale = await ctx.tx.maybeOne<SaleHead>(sql`
    select id, title, status, ends_at from sales.sales where shop_id = ${ctx.shopId} and id = ${saleId}`);
  if (!sale) throw notFound('sales.not_found');
  return sale;
}

/** Every line of the live orders of a sale, in one statement, by serial. */
export function readSaleRows(ctx: Context, saleId: string): Promise<SaleRow[]> {
  return ctx.tx.many<SaleRow>(sql`
    select o.id as order_id, o.serial, o.code, l.position, o.recipient_name, coalesce(member.nickname, '') as nickname,
      o.phone, coalesce(community.name, '') as community_name, o.delivery_kind,
      coalesce(point.name, '') as pickup_point_name, o.building, o.unit, o.room, o.address,
      concat_ws('；', nullif(o.buyer_note, ''), nullif(l.note, ''), nullif(o.seller_note, '')) as note,
      o.payment_status in ('paid', 'refunded') as paid, l.code as item_code, l.name, l.spec, l.unit as sale_unit,
      l.quantity, l.fulfilled, l.picked_up, l.total_fen, l.unit_cost_fen, l.supplier_id,
      coalesce(supplier.name, '') as supplier_name
    from orders.orders o
    join orders.lines l on l.shop_id = o.shop_id and l.order_id = o.id
    left join communities.communities community on community.shop_id = o.shop_id and community.id = o.community_id
    left join communities.members member on member.shop_id = o.shop_id and member.community_id = o.community_id
      and member.person_id = o.person_id
    left join communities.pickup_points point on point.shop_id = o.shop_id and point.id = o.pickup_point_id
    left join catalog.suppliers supplier on supplier.shop_id = l.shop_id and supplier.id = l.supplier_id
    where o.shop_id = ${ctx.shopId} and o.sale_id = ${saleId} and o.closed_at is null
      and not (l.total_fen > 0 and l.refunded_fen = l.total_fen and l.fulfilled = 0)
    order by o.serial, l.position`);
}
