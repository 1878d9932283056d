import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import type { EditRequest } from './edit-order.ts';
import type { LockedOrder, OrderLineRow } from './find-orders.ts';
import { insertLines } from './insert-orders.ts';
import { paymentStatusOf } from './order.ts';
import type { PricedOrder } from './price-order.ts';

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
      from unnest(${kept.map(({ row }) => row.position)}::smallint[], ${kept.map(({ line }) => line.quantity)}::numeric[],
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
