import type { Context } from '../../kernel/context.ts';
import { conflict } from '../../kernel/errors.ts';
import { sumQuantities } from '../../kernel/quantity.ts';
import { findLines, fulfilLines, lockOrders } from '../orders/index.ts';
import { findTimers } from '../shops/index.ts';

/**
 * Ticks orders as brought to the door, whole. All or nothing; orders already out are left as they are.
 * @throws orders.order_not_found, orders.already_closed, fulfilment.is_pickup
 */
export async function deliverOrders(ctx: Context, input: { orderIds: readonly string[] }): Promise<void> {
  const [timers, orders] = await Promise.all([findTimers(ctx), lockOrders(ctx, input.orderIds)]);
  const pickup = orders.find((order) => order.deliveryKind === 'pickup');
  if (pickup) throw conflict('fulfilment.is_pickup', { serial: pickup.serial });
  const moves = (await findLines(ctx, input.orderIds)).map((line) => ({
    orderId: line.orderId,
    position: line.position,
    quantity: sumQuantities([line.quantity, -line.fulfilled]),
  }));
  await fulfilLines(ctx, moves, { autoCompleteDays: timers.autoCompleteDays, handedOver: false });
}
