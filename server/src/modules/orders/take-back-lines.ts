import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { conflict } from '../../kernel/errors.ts';
import { sumQuantities } from '../../kernel/quantity.ts';
import { reserveStock, returnStock } from '../inventory/index.ts';
import { postTransactions, type LedgerEntry } from '../ledger/index.ts';
import { lockItems } from '../sales/index.ts';
import { giveUp } from './close-orders.ts';
import { findLines, lockOrders, type LockedOrder, type OrderLineRow } from './find-orders.ts';
import { costBetween, mergeMoves, settleAxes, type LineMove } from './fulfil-lines.ts';

interface TakenBack {
  readonly line: OrderLineRow;
  readonly quantity: number;
}

/**
 * Undoes a mistaken hand-over or shipment: the goods are set aside for the order again and the cost is mirrored. An
 * order that was fully refunded while its goods were out, and has all of them back now, is closed and its goods go on
 * sale again. A line named twice moves by both quantities.
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
  const back = checkMoves(moves, orders, lines, options);
  const refunded = refundedWithAllBack([...orders.values()], lines, back);
  // Items come before stock wherever both are locked.
  await lockItems(ctx, [...new Set(itemsOf(refunded, lines))]);
  await Promise.all([
    writeQuantities(ctx, back, options),
    postTransactions(ctx, back.map(mirrorOf(ctx, orders))),
    settleAxes(ctx, orderIds, ctx.now),
  ]);
  const demands = back.map(({ line, quantity }) => ({ skuId: line.skuId, quantity, referenceId: line.orderId }));
  const returned = await returnStock(ctx, demands);
  await reserveStock(ctx, [{ key: 'taken back', demands: returned }]);
  await giveUp(ctx, refunded, 'refunded');
}

function checkMoves(
  moves: readonly LineMove[],
  orders: ReadonlyMap<string, LockedOrder>,
  lines: readonly OrderLineRow[],
  options: { handedOver: boolean },
): TakenBack[] {
  return mergeMoves(moves).map((move) => {
    const line = lines.find((row) => row.orderId === move.orderId && row.position === move.position);
    const gone = options.handedOver ? line?.pickedUp : line?.fulfilled;
    const completed = orders.get(move.orderId)?.fulfilmentStatus === 'completed';
    if (!line || completed || gone! < move.quantity) throw conflict('orders.not_fulfilled');
    return { line, quantity: move.quantity };
  });
}

function refundedWithAllBack(
  orders: readonly LockedOrder[],
  lines: readonly OrderLineRow[],
  back: readonly TakenBack[],
): LockedOrder[] {
  const returning = new Map(back.map(({ line, quantity }) => [line, quantity]));
  const stillOut = new Set(
    lines.filter((line) => line.fulfilled > (returning.get(line) ?? 0)).map((line) => line.orderId),
  );
  return orders.filter(
    (order) =>
      order.closedAt === null &&
      order.refundedFen > 0 &&
      order.afterSaleFen === order.payableFen &&
      !stillOut.has(order.id),
  );
}

function itemsOf(orders: readonly LockedOrder[], lines: readonly OrderLineRow[]) {
  const ids = new Set(orders.map((order) => order.id));
  return lines.filter((line) => ids.has(line.orderId)).map((line) => line.itemId);
}

async function writeQuantities(
  ctx: Context,
  back: readonly TakenBack[],
  options: { handedOver: boolean },
): Promise<void> {
  await ctx.tx.run(sql`
    update orders.lines line set fulfilled = moved.fulfilled, picked_up = moved.picked_up
    from unnest(${back.map(({ line }) => line.orderId)}::uuid[], ${back.map(({ line }) => line.position)}::int[],
      ${back.map(({ line, quantity }) => sumQuantities([line.fulfilled, -quantity]))}::numeric[],
      ${back.map(({ line, quantity }) => sumQuantities([line.pickedUp, options.handedOver ? -quantity : 0]))}
        ::numeric[])
      as moved (order_id, position, fulfilled, picked_up)
    where line.shop_id = ${ctx.shopId} and line.order_id = moved.order_id and line.position = moved.position`);
}

const mirrorOf =
  (ctx: Context, orders: ReadonlyMap<string, LockedOrder>) =>
  ({ line, quantity }: TakenBack): LedgerEntry => ({
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
  });
