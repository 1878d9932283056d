import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { conflict } from '../../kernel/errors.ts';
import { findLines, takeBackLines } from '../orders/index.ts';

/**
 * Takes a whole import back: its numbers go, and orders that have no other parcel wait to be sent again.
 * @throws conflict fulfilment.import_gone; orders.not_fulfilled when an order is completed meanwhile
 */
export async function undoTrackingImport(ctx: Context, input: { importId: string }): Promise<{ undone: number }> {
  const marked = await ctx.tx.run(sql`
    update fulfilment.tracking_imports set undone_at = ${ctx.now}
    where shop_id = ${ctx.shopId} and id = ${input.importId} and undone_at is null`);
  if (marked === 0) throw conflict('fulfilment.import_gone');
  const removed = await ctx.tx.many<{ orderId: string }>(sql`
    update fulfilment.parcels set removed_at = ${ctx.now}
    where shop_id = ${ctx.shopId} and import_id = ${input.importId} and removed_at is null returning order_id`);
  const orderIds = [...new Set(removed.map((parcel) => parcel.orderId))];
  const kept = await ctx.tx.many<{ orderId: string }>(sql`
    select distinct order_id from fulfilment.parcels
    where shop_id = ${ctx.shopId} and order_id = any(${orderIds}::uuid[]) and removed_at is null`);
  const still = new Set(kept.map((parcel) => parcel.orderId));
  const bare = orderIds.filter((orderId) => !still.has(orderId));
  const moves = (await findLines(ctx, bare))
    .filter((line) => line.fulfilled > 0)
    .map((line) => ({ orderId: line.orderId, position: line.position, quantity: line.fulfilled }));
  if (moves.length > 0) await takeBackLines(ctx, moves, { handedOver: false });
  return { undone: removed.length };
}
