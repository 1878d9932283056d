import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import type { PersonId } from '../people/index.ts';
import type { EditRequest } from './edit-order.ts';
import type { LockedOrder, OrderLineRow } from './find-orders.ts';
import { paymentStatusOf, type OrderId } from './order.ts';
import type { OrderRequest } from './place-orders.ts';
import type { PricedLine, PricedOrder } from './price-order.ts';

/** What a person owes the shop. */
export const receivableOf = (personId: string) => ({ kind: 'receivable', partyId: personId }) as const;

/** An order that has its goods and is about to be written. */
export interface NewOrder {
  readonly index: number;
  readonly request: OrderRequest;
  readonly order: PricedOrder;
  readonly personId: PersonId;
  readonly id: OrderId;
  readonly code: string;
  serial: number;
  reference: string;
  readonly paymentDueAt: Date | null;
}

export async function insertOrders(ctx: Context, orders: readonly NewOrder[]): Promise<void> {
  const lines = orders.flatMap((order) => order.order.lines.map((line) => ({ orderId: order.id, line })));
  await Promise.all([insertHeads(ctx, orders), insertLines(ctx, numberLines(lines))]);
}

async function insertHeads(ctx: Context, orders: readonly NewOrder[]): Promise<void> {
  const requests = orders.map((order) => order.request);
  const deliveries = requests.map((request) => request.delivery);
  await ctx.tx.run(sql`
    insert into orders.orders (shop_id, id, sale_id, serial, code, channel, person_id, visitor_id, community_id,
      payment_status, fulfilment_status, pickup_status, delivery_kind, pickup_point_id, recipient_name, phone,
      building, unit, room, address, buyer_note, items_fen, freight_fen, payable_fen, payment_due_at, placed_at,
      updated_at)
    select ${ctx.shopId}, id, sale_id, serial, code, channel, person_id, visitor_id, community_id,
      case when payable_fen = 0 then 'paid' else 'unpaid' end, 'unfulfilled',
      case when delivery_kind = 'pickup' then 'waiting' else 'not_applicable' end, delivery_kind, pickup_point_id,
      recipient_name, phone, building, unit, room, address, buyer_note, items_fen, freight_fen, payable_fen,
      payment_due_at, ${ctx.now}, ${ctx.now}
    from unnest(
      ${orders.map((order) => order.id)}::uuid[], ${requests.map((request) => request.saleId)}::uuid[],
      ${orders.map((order) => order.serial)}::int[], ${orders.map((order) => order.code)}::text[],
      ${requests.map((request) => request.channel)}::text[], ${orders.map((order) => order.personId)}::uuid[],
      ${requests.map((request) => request.visitorId ?? null)}::uuid[],
      ${requests.map((request) => request.communityId ?? null)}::uuid[],
      ${deliveries.map((delivery) => delivery.kind)}::text[],
      ${deliveries.map((delivery) => delivery.pickupPointId ?? null)}::uuid[],
      ${deliveries.map((delivery) => delivery.recipientName.trim())}::text[],
      ${deliveries.map((delivery) => delivery.phone ?? '')}::text[],
      ${deliveries.map((delivery) => delivery.building ?? '')}::text[],
      ${deliveries.map((delivery) => delivery.unit ?? '')}::text[],
      ${deliveries.map((delivery) => delivery.room ?? '')}::text[],
      ${deliveries.map((delivery) => delivery.address ?? '')}::text[],
      ${requests.map((request) => request.buyerNote ?? '')}::text[],
      ${orders.map(({ order }) => order.itemsFen)}::bigint[], ${orders.map(({ order }) => order.freightFen)}::bigint[],
      ${orders.map(({ order }) => order.payableFen)}::bigint[],
      ${orders.map((order) => order.paymentDueAt)}::timestamptz[]
    ) as new_order (id, sale_id, serial, code, channel, person_id, visitor_id, community_id, delivery_kind,
      pickup_point_id, recipient_name, phone, building, unit, room, address, buyer_note, items_fen, freight_fen,
      payable_fen, payment_due_at)`);
}

export interface NumberedLine {
  readonly orderId: OrderId;
  readonly position: number;
  readonly line: PricedLine;
}

function numberLines(lines: readonly { orderId: OrderId; line: PricedLine }[]): NumberedLine[] {
  const next = new Map<OrderId, number>();
  return lines.map(({ orderId, line }) => {
    const position = next.get(orderId) ?? 1;
    next.set(orderId, position + 1);
    return { orderId, position, line };
  });
}

/** Name, unit, price and cost are copied: a later change of the goods changes no order. */
export async function insertLines(ctx: Context, lines: readonly NumberedLine[]): Promise<void> {
  if (lines.length === 0) return;
  await ctx.tx.run(sql`
    insert into orders.lines (shop_id, order_id, position, item_id, sku_id, code, name, spec, unit, unit_price_fen,
      unit_cost_fen, supplier_id, quantity, total_fen, note)
    select ${ctx.shopId}, order_id, position, item_id, sku_id, code, name, spec, unit, unit_price_fen, unit_cost_fen,
      supplier_id, quantity, total_fen, note
    from unnest(
      ${lines.map((row) => row.orderId)}::uuid[], ${lines.map((row) => row.position)}::smallint[],
      ${lines.map(({ line }) => line.item.itemId)}::uuid[], ${lines.map(({ line }) => line.sku.skuId)}::uuid[],
      ${lines.map(({ line }) => line.item.code)}::text[], ${lines.map(({ line }) => line.sku.name)}::text[],
      ${lines.map(({ line }) => line.sku.spec)}::text[], ${lines.map(({ line }) => line.sku.unit)}::text[],
      ${lines.map(({ line }) => line.unitPriceFen)}::bigint[], ${lines.map(({ line }) => line.sku.costFen)}::bigint[],
      ${lines.map(({ line }) => line.sku.supplierId)}::uuid[], ${lines.map(({ line }) => line.quantity)}::numeric[],
      ${lines.map(({ line }) => line.totalFen)}::bigint[], ${lines.map(({ line }) => line.note)}::text[]
    ) as line (order_id, position, item_id, sku_id, code, name, spec, unit, unit_price_fen, unit_cost_fen,
      supplier_id, quantity, total_fen, note)`);
}

/** Writes the new lines and sums of an edited order. Positions of lines that stay do not move. */
export async function rewriteOrder(
  ctx: Context,
  order: LockedOrder,
  before: readonly OrderLineRow[],
  priced: PricedOrder,
  request: EditRequest,
): Promise<void> {
  const bought = new Map(before.map((line) => [line.itemId as string, line]));
  const kept = priced.lines.flatMap((line) => {
    const row = bought.get(line.item.itemId);
    return row ? [{ row, line }] : [];
  });
  const keptPositions = new Set(kept.map(({ row }) => row.position));
  const gone = before.filter((row) => !keptPositions.has(row.position));
  const last = Math.max(...before.map((row) => row.position));
  const added = priced.lines.filter((line) => !bought.has(line.item.itemId));
  await Promise.all([
    ctx.tx.run(sql`
      delete from orders.lines
      where shop_id = ${ctx.shopId} and order_id = ${order.id}
        and position = any(${gone.map((row) => row.position)}::smallint[])`),
    ctx.tx.run(sql`
      update orders.lines line set quantity = kept.quantity, total_fen = kept.total_fen, note = kept.note
      from unnest(${kept.map(({ row }) => row.position)}::smallint[],
        ${kept.map(({ line }) => line.quantity)}::numeric[],
        ${kept.map(({ line }) => line.totalFen)}::bigint[], ${kept.map(({ line }) => line.note)}::text[])
        as kept (position, quantity, total_fen, note)
      where line.shop_id = ${ctx.shopId} and line.order_id = ${order.id} and line.position = kept.position`),
    insertLines(
      ctx,
      added.map((line, index) => ({ orderId: order.id, position: last + 1 + index, line })),
    ),
    updateHead(ctx, order, priced, request),
  ]);
}

async function updateHead(
  ctx: Context,
  order: LockedOrder,
  priced: PricedOrder,
  { delivery, buyerNote }: EditRequest,
): Promise<void> {
  const payableFen = priced.payableFen - order.discountFen;
  await ctx.tx.run(sql`
    update orders.orders set items_fen = ${priced.itemsFen}, freight_fen = ${priced.freightFen},
      payable_fen = ${payableFen}, payment_status = ${paymentStatusOf({ ...order, payableFen })},
      delivery_kind = ${delivery.kind}, pickup_point_id = ${delivery.pickupPointId ?? null},
      pickup_status = ${delivery.kind === 'pickup' ? 'waiting' : 'not_applicable'},
      recipient_name = ${delivery.recipientName.trim()}, phone = ${delivery.phone ?? ''},
      building = ${delivery.building ?? ''}, unit = ${delivery.unit ?? ''}, room = ${delivery.room ?? ''},
      address = ${delivery.address ?? ''}, buyer_note = ${buyerNote ?? order.buyerNote}, version = version + 1,
      updated_at = ${ctx.now}
    where shop_id = ${ctx.shopId} and id = ${order.id}`);
}
