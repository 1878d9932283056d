import Type, { type Static } from 'typebox';
import { actorName, type Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { conflict, notFound } from '../../kernel/errors.ts';
import { id, list, object, oneOf, optional, quantity } from '../../kernel/http/schemas.ts';
import { sumQuantities } from '../../kernel/quantity.ts';
import { findLines, fulfilLines, lockOrders, type OrderLineRow } from '../orders/index.ts';
import { findTimers } from '../shops/index.ts';
import { handoverWays } from './fulfilment.ts';

export const HandOver = object({
  orders: list(
    object({
      orderId: id(),
      /** Parts of the order; left out, everything that is still here. */
      lines: optional(list(object({ position: Type.Integer({ minimum: 1 }), quantity: quantity() }), 100, 1)),
    }),
    200,
    1,
  ),
  how: oneOf(handoverWays),
});

/**
 * Gives goods into buyers' hands, whole orders or parts. All or nothing.
 * @throws in this order: orders.order_not_found, orders.already_closed, fulfilment.not_for_pickup,
 *   fulfilment.nothing_left, orders.line_not_found, orders.more_than_ordered
 */
export async function handOver(ctx: Context, input: Static<typeof HandOver>): Promise<{ handed: number }> {
  const orderIds = input.orders.map((order) => order.orderId);
  const [timers, orders] = await Promise.all([findTimers(ctx), lockOrders(ctx, orderIds)]);
  const found = new Map(orders.map((order) => [order.id as string, order]));
  for (const orderId of orderIds) {
    const order = found.get(orderId);
    if (!order) throw notFound('orders.order_not_found');
    if (order.closedAt !== null) throw conflict('orders.already_closed');
    if (order.pickupStatus === 'not_applicable') throw conflict('fulfilment.not_for_pickup', { serial: order.serial });
  }
  const lines = await findLines(ctx, orderIds);
  const moves = input.orders.flatMap((order) => {
    const own = order.lines?.map((part) => ({ orderId: order.orderId, ...part })) ?? restOf(order.orderId, lines);
    if (own.length === 0) throw conflict('fulfilment.nothing_left', { serial: found.get(order.orderId)!.serial });
    return own;
  });
  await fulfilLines(ctx, moves, { autoCompleteDays: timers.autoCompleteDays, handedOver: true });
  await recordHandovers(ctx, moves, input.how);
  return { handed: orderIds.length };
}

function restOf(orderId: string, lines: readonly OrderLineRow[]) {
  return lines
    .filter((line) => line.orderId === orderId)
    .map((line) => ({ orderId, position: line.position, quantity: sumQuantities([line.quantity, -line.fulfilled]) }))
    .filter((move) => move.quantity > 0);
}

export async function recordHandovers(
  ctx: Context,
  moves: readonly { orderId: string; position: number; quantity: number }[],
  how: 'list' | 'code' | 'phone_tail' | 'undo',
): Promise<void> {
  await ctx.tx.run(sql`
    insert into fulfilment.handovers (shop_id, id, order_id, position, quantity, how, by_actor, at)
    select ${ctx.shopId}, id, order_id, position, quantity, ${how}, ${actorName(ctx.actor)}, ${ctx.now}
    from unnest(${moves.map(() => ctx.newId())}::uuid[], ${moves.map((move) => move.orderId)}::uuid[],
      ${moves.map((move) => move.position)}::smallint[], ${moves.map((move) => move.quantity)}::numeric[])
      as moved (id, order_id, position, quantity)`);
}
