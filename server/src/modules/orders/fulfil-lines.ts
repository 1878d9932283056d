import { addDays } from '../../kernel/clock.ts';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { conflict, notFound } from '../../kernel/errors.ts';
import { lineTotal } from '../../kernel/money.ts';
import { sumQuantities } from '../../kernel/quantity.ts';
import { shipStock } from '../inventory/index.ts';
import { postTransactions, type LedgerEntry } from '../ledger/index.ts';
import { findLines, lockOrders, type LockedOrder, type OrderLineRow } from './find-orders.ts';
import type { FulfilmentStatus, PickupStatus } from './order.ts';

export interface LineMove {
  readonly orderId: string;
  readonly position: number;
  /** How much leaves the shop now. */
  readonly quantity: number;
}

/** Days after delivery when an order completes by itself. */
export interface FulfilOptions {
  readonly autoCompleteDays: number;
  /** Given into the buyer's hands (pickup), not sent. */
  readonly handedOver: boolean;
}

/**
 * Goods leave: all or nothing for the whole set. Stock ships, the cost is booked against the supplier, and the order's
 * fulfilment and pickup axes move on.
 * @throws in this order: orders.order_not_found, orders.already_closed, orders.line_not_found, orders.more_than_ordered
 */
export async function fulfilLines(ctx: Context, moves: readonly LineMove[], options: FulfilOptions): Promise<void> {
  const real = moves.filter((move) => move.quantity > 0);
  if (real.length === 0) return;
  const orderIds = [...new Set(real.map((move) => move.orderId))];
  const orders = new Map((await lockOrders(ctx, orderIds)).map((order) => [order.id as string, order]));
  const lines = await findLines(ctx, orderIds);
  const moved = applyMoves(real, orders, lines);
  await Promise.all([
    ctx.tx.run(sql`
      update orders.lines line set fulfilled = moved.fulfilled, picked_up = moved.picked_up
      from unnest(${moved.map(({ line }) => line.orderId)}::uuid[], ${moved.map(({ line }) => line.position)}::int[],
        ${moved.map(({ line, quantity }) => sumQuantities([line.fulfilled, quantity]))}::numeric[],
        ${moved.map(({ line, quantity }) => sumQuantities([line.pickedUp, options.handedOver ? quantity : 0]))}
          ::numeric[])
        as moved (order_id, position, fulfilled, picked_up)
      where line.shop_id = ${ctx.shopId} and line.order_id = moved.order_id and line.position = moved.position`),
    postTransactions(
      ctx,
      moved.map(({ line, quantity }) => costOf(ctx, orders.get(line.orderId)!, line, quantity)),
    ),
    settleAxes(ctx, orderIds, addDays(ctx.now, options.autoCompleteDays)),
  ]);
  await shipStock(
    ctx,
    moved.map(({ line, quantity }) => ({ skuId: line.skuId, quantity, referenceId: line.orderId })),
  );
}

interface Moved {
  readonly line: OrderLineRow;
  readonly quantity: number;
}

function applyMoves(
  moves: readonly LineMove[],
  orders: ReadonlyMap<string, LockedOrder>,
  lines: readonly OrderLineRow[],
): Moved[] {
  for (const { orderId } of moves) {
    const order = orders.get(orderId);
    if (!order) throw notFound('orders.order_not_found');
    if (order.closedAt !== null) throw conflict('orders.already_closed', { serial: order.serial });
  }
  return mergeMoves(moves).map(({ orderId, position, quantity }) => {
    const line = lines.find((row) => row.orderId === orderId && row.position === position);
    if (!line) throw notFound('orders.line_not_found');
    const left = sumQuantities([line.quantity, -line.fulfilled]);
    if (quantity > left) throw conflict('orders.more_than_ordered', { name: line.name, left });
    return { line, quantity };
  });
}

/** One move per line: a line named twice moves by both quantities. */
export function mergeMoves(moves: readonly LineMove[]): LineMove[] {
  const merged = new Map<string, LineMove>();
  for (const move of moves) {
    const key = `${move.orderId} ${move.position}`;
    const quantity = sumQuantities([merged.get(key)?.quantity ?? 0, move.quantity]);
    merged.set(key, { ...move, quantity });
  }
  return [...merged.values()];
}

function costOf(ctx: Context, order: LockedOrder, line: OrderLineRow, quantity: number): LedgerEntry {
  const amountFen = costBetween(line, line.fulfilled, sumQuantities([line.fulfilled, quantity]));
  const payable = {
    kind: 'supplier_payable',
    ...(line.supplierId === null ? {} : { partyId: line.supplierId }),
  } as const;
  return {
    kind: 'goods_delivered',
    referenceId: ctx.newId(),
    scopeId: order.saleId,
    postings: [{ debit: { kind: 'cost' }, credit: payable, amountFen }],
  };
}

/** The cost of a line's goods from one fulfilled quantity to another: parts add up to the whole, to the fen. */
export function costBetween(line: OrderLineRow, from: number, to: number): number {
  return line.unitCostFen === null ? 0 : lineTotal(line.unitCostFen, to) - lineTotal(line.unitCostFen, from);
}

/** Derives both axes from the lines in one statement, so that no path can leave them apart. */
export async function settleAxes(ctx: Context, orderIds: readonly string[], completionDueAt: Date): Promise<void> {
  const all: FulfilmentStatus = 'fulfilled';
  const picked: PickupStatus = 'picked_up';
  await ctx.tx.run(sql`
    update orders.orders target set
      fulfilment_status = case when sums.fulfilled = 0 then 'unfulfilled'
        when sums.fulfilled < sums.quantity then 'part_fulfilled' else ${all} end,
      pickup_status = case when target.pickup_status = 'not_applicable' then target.pickup_status
        when sums.picked_up = 0 then 'waiting' when sums.picked_up < sums.quantity then 'part_picked_up'
        else ${picked} end,
      completion_due_at = case when sums.fulfilled >= sums.quantity then ${completionDueAt}::timestamptz end,
      version = target.version + 1, updated_at = ${ctx.now}
    from (select order_id, sum(quantity) as quantity, sum(fulfilled) as fulfilled, sum(picked_up) as picked_up
      from orders.lines where shop_id = ${ctx.shopId} and order_id = any(${orderIds}::uuid[]) group by order_id) sums
    where target.shop_id = ${ctx.shopId} and target.id = sums.order_id`);
}
