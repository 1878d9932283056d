import { actorName, type Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { conflict, invalid } from '../../kernel/errors.ts';
import { isSellable, QUANTITY_MAX } from '../../kernel/quantity.ts';
import type { SkuId } from '../catalog/index.ts';

export type MovementKind = 'receive' | 'adjust' | 'reserve' | 'release' | 'ship' | 'return';

/** So much of a SKU, in its sale unit, for one order. */
export interface Demand {
  skuId: SkuId;
  quantity: number;
  referenceId: string;
}

export interface Movement {
  skuId: SkuId;
  kind: MovementKind;
  /** Positive; only `adjust` may be negative. */
  quantity: number;
  referenceId?: string;
  reason?: string;
}

/** @throws invalid `inventory.quantity_too_fine` unless it has at most three decimals */
export function refuseTooFine(quantity: number): void {
  if (!isSellable(Math.abs(quantity), 0.001)) throw invalid('inventory.quantity_too_fine', { quantity });
}

/** @throws conflict `inventory.too_much` when a SKU would hold more than can be counted */
export function refuseTooMuch(available: number): void {
  if (available > QUANTITY_MAX) throw conflict('inventory.too_much', { max: QUANTITY_MAX });
}

export const uniqueSkuIds = (rows: readonly { skuId: SkuId }[]): SkuId[] => [...new Set(rows.map((row) => row.skuId))];

/**
 * Locks the stock rows of these SKUs, always in the order of their ids, so that two commands never wait for each other.
 * @returns what is available of each tracked SKU; a SKU that is missing is made to order
 */
export async function lockStock(ctx: Context, skuIds: readonly SkuId[]): Promise<Map<SkuId, number>> {
  const rows = await ctx.tx.many<{ skuId: SkuId; available: number }>(sql`
    select sku_id, available from inventory.stock
    where shop_id = ${ctx.shopId} and sku_id = any(${skuIds}::uuid[])
    order by sku_id for update`);
  return new Map(rows.map((row) => [row.skuId, row.available]));
}

/**
 * Writes movements and moves the stock rows by them, in one statement: neither can be without the other. The caller
 * holds the locks and has checked that there is enough; the table's checks refuse the rest.
 */
export async function applyMovements(ctx: Context, movements: readonly Movement[]): Promise<void> {
  if (movements.length === 0) return;
  await ctx.tx.run(sql`
    with movement as (
      insert into inventory.movements (shop_id, id, sku_id, kind, quantity, reference_id, reason, actor, at)
      select ${ctx.shopId}, id, sku_id, kind, quantity, reference_id, reason, ${actorName(ctx.actor)}, ${ctx.now}
      from unnest(
        ${movements.map(() => ctx.newId())}::uuid[],
        ${movements.map((movement) => movement.skuId)}::uuid[],
        ${movements.map((movement) => movement.kind)}::text[],
        ${movements.map((movement) => movement.quantity)}::numeric[],
        ${movements.map((movement) => movement.referenceId ?? null)}::uuid[],
        ${movements.map((movement) => movement.reason ?? '')}::text[]
      ) as wanted (id, sku_id, kind, quantity, reference_id, reason)
      returning sku_id, kind, quantity
    ), change as (
      select sku_id,
        coalesce(sum(case when kind = 'reserve' then -quantity else quantity end) filter (where kind <> 'ship'), 0)
          as available,
        coalesce(sum(case when kind = 'reserve' then quantity else -quantity end)
          filter (where kind in ('reserve', 'release', 'ship')), 0) as reserved
      from movement group by sku_id
    )
    update inventory.stock stock
    set available = stock.available + change.available, reserved = stock.reserved + change.reserved
    from change where stock.shop_id = ${ctx.shopId} and stock.sku_id = change.sku_id`);
}
