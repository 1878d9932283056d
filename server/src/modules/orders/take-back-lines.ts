import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { conflict } from '../../kernel/errors.ts';
import { sumQuantities } from '../../kernel/quantity.ts';
import { reserveStock, returnStock } from '../inventory/index.ts';
import { postTransactions } from '../ledger/index.ts';
import { findLines, lockOrders } from './find-orders.ts';
import { costBetween, settleAxes, type LineMove } from './fulfil-lines.ts';

/**
 * Undoes a mistaken hand-over or shipment: the goods are set aside for the order again and the cost is mirrored.
 * @throws orders.not_fulfilled when a line has not gone out that far, or the order is completed
 */
export async function takeBackLines(
  ctx: Context,
  moves: readonly LineMove[],
  options: { handedOver: boolean },
): Promise<void> {
  const orderIds = [...new Set(moves.map((move) => move.orderId))];
  const orders = new Map((await lockOrders(ctx, orderIds)).map((order) => [order.id as string, order]));
  const lines = await findLines(ctx, orderIds);
  const back = moves.map((move) => {
    const line = lines.find((row) => row.orderId === move.orderId && row.position === move.position);
    const gone = options.handedOver ? line?.pickedUp : line?.fulfilled;
    const completed = orders.get(move.orderId)?.fulfilmentStatus === 'completed';
    if (!line || completed || gone! < move.quantity) throw conflict('orders.not_fulfilled');
    return { line, quantity: move.quantity };
  });
  await Promise.all([
    ctx.tx.run(sql`
      update orders.lines line set fulfilled = moved.fulfilled, picked_up = moved.picked_up
      from unnest(${back.map(({ line }) => line.orderId)}::uuid[], ${back.map(({ line }) => line.position)}::int[],
        ${back.map(({ line, quantity }) => sumQuantities([line.fulfilled, -quantity]))}::numeric[],
        ${back.map(({ line, quantity }) => sumQuantities([line.pickedUp, options.handedOver ? -quantity : 0]))}
          ::numeric[])
        as moved (order_id, position, fulfilled, picked_up)
      where line.shop_id = ${ctx.shopId} and line.order_id = moved.order_id and line.position = moved.position`),
    postTransactions(
      ctx,
      back.map(({ line, quantity }) => ({
        kind: 'delivery_undone',
        referenceId: ctx.newId(),
        scopeId: orders.get(line.orderId)!.saleId,
        postings: [
          {
            debit: { kind: 'supplier_payable', ...(line.supplierId === null ? {} : { partyId: line.supplierId }) },
            credit: { kind: 'cost' },
            amountFen: costBetween(line, sumQuantities([line.fulfilled, -quantity]), line.fulfilled),
          },
        ],
      })),
    ),
    settleAxes(ctx, orderIds, ctx.now),
  ]);
  const demands = back.map(({ line, quantity }) => ({ skuId: line.skuId, quantity, referenceId: line.orderId }));
  const returned = await returnStock(ctx, demands);
  await reserveStock(ctx, [{ key: 'taken back', demands: returned }]);
}
