import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { notFound } from '../../kernel/errors.ts';
import type { SkuId } from '../catalog/index.ts';
import type { PersonId } from '../people/index.ts';
import type { ItemId, SaleId } from '../sales/index.ts';
import type { CloseReason, DeliveryKind, FulfilmentStatus, OrderId, PaymentStatus, PickupStatus } from './order.ts';

export interface LockedOrder {
  readonly id: OrderId;
  readonly saleId: SaleId;
  readonly serial: number;
  readonly code: string;
  readonly personId: PersonId;
  readonly visitorId: string | null;
  readonly communityId: string | null;
  readonly paymentStatus: PaymentStatus;
  readonly fulfilmentStatus: FulfilmentStatus;
  readonly pickupStatus: PickupStatus;
  readonly closedAt: Date | null;
  readonly closeReason: CloseReason | null;
  readonly deliveryKind: DeliveryKind;
  readonly pickupPointId: string | null;
  readonly recipientName: string;
  readonly phone: string;
  readonly building: string;
  readonly unit: string;
  readonly room: string;
  readonly address: string;
  readonly buyerNote: string;
  readonly itemsFen: number;
  readonly discountFen: number;
  readonly freightFen: number;
  readonly payableFen: number;
  readonly paidFen: number;
  readonly refundedFen: number;
  readonly afterSaleFen: number;
  readonly freightRefundedFen: number;
  readonly version: number;
}

export interface OrderLineRow {
  readonly orderId: OrderId;
  readonly position: number;
  readonly itemId: ItemId;
  readonly skuId: SkuId;
  readonly name: string;
  readonly spec: string;
  readonly supplierId: string | null;
  readonly unitPriceFen: number;
  readonly unitCostFen: number | null;
  readonly quantity: number;
  readonly totalFen: number;
  readonly refundedFen: number;
  readonly fulfilled: number;
  readonly pickedUp: number;
  readonly note: string;
}

/** Locks orders in id order; ids of no order of this shop are left out. */
export function lockOrders(ctx: Context, orderIds: readonly string[]): Promise<LockedOrder[]> {
  return ctx.tx.many<LockedOrder>(sql`
    select id, sale_id, serial, code, person_id, visitor_id, community_id, payment_status, fulfilment_status,
      pickup_status, closed_at, close_reason, delivery_kind, pickup_point_id, recipient_name, phone, building, unit,
      room, address, buyer_note, items_fen, discount_fen, freight_fen, payable_fen, paid_fen, refunded_fen,
      after_sale_fen, freight_refunded_fen, version
    from orders.orders where shop_id = ${ctx.shopId} and id = any(${orderIds}::uuid[])
    order by id for no key update`);
}

/** @throws not_found orders.order_not_found */
export async function lockOrder(ctx: Context, orderId: string): Promise<LockedOrder> {
  const [order] = await lockOrders(ctx, [orderId]);
  if (!order) throw notFound('orders.order_not_found');
  return order;
}

export function findLines(ctx: Context, orderIds: readonly string[]): Promise<OrderLineRow[]> {
  return ctx.tx.many<OrderLineRow>(sql`
    select order_id, position, item_id, sku_id, name, spec, supplier_id, unit_price_fen, unit_cost_fen, quantity,
      total_fen, refunded_fen, fulfilled, picked_up, note
    from orders.lines where shop_id = ${ctx.shopId} and order_id = any(${orderIds}::uuid[])
    order by order_id, position`);
}

/** Who receives orders of a set, by order. */
export async function findRecipients(ctx: Context, orderIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await ctx.tx.many<{ id: string; recipientName: string }>(sql`
    select id, recipient_name from orders.orders where shop_id = ${ctx.shopId} and id = any(${orderIds}::uuid[])`);
  return new Map(rows.map((row) => [row.id, row.recipientName]));
}
