import type { Context } from '../../kernel/context.ts';
import { conflict } from '../../kernel/errors.ts';
import { findLines, lockOrder, takeBackLines } from '../orders/index.ts';
import { recordHandovers } from './hand-over.ts';

/**
 * Everything handed over of an order was a mistake: the goods wait again.
 * @throws orders.order_not_found, fulfilment.nothing_handed_over, orders.not_fulfilled
 */
export async function undoHandover(ctx: Context, input: { orderId: string }): Promise<void> {
  const order = await lockOrder(ctx, input.orderId);
  const moves = (await findLines(ctx, [order.id]))
    .filter((line) => line.pickedUp > 0)
    .map((line) => ({ orderId: line.orderId, position: line.position, quantity: line.pickedUp }));
  if (moves.length === 0) throw conflict('fulfilment.nothing_handed_over');
  await takeBackLines(ctx, moves, { handedOver: true });
  await recordHandovers(ctx, moves, 'undo');
}
