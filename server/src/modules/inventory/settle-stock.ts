import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { sumQuantities } from '../../kernel/quantity.ts';
import type { SkuId } from '../catalog/index.ts';
import { applyMovements, lockStock, uniqueSkuIds, type Demand, type MovementKind } from './stock.ts';

interface Moved {
  skuId: SkuId;
  referenceId: string;
  held: number;
  shipped: number;
}

/**
 * Undoes or finishes what was set aside, and never more than that: a second call, or an order that was placed before
 * its SKU was tracked, moves nothing.
 * @returns what really moved, one per demand that moved at all
 */
export async function settleStock(
  ctx: Context,
  kind: 'release' | 'ship' | 'return',
  demands: readonly Demand[],
): Promise<Demand[]> {
  const tracked = await lockStock(ctx, uniqueSkuIds(demands));
  const wanted = demands.filter((demand) => tracked.has(demand.skuId));
  if (wanted.length === 0) return [];
  const left = await findLeft(ctx, kind, wanted);
  const settled: Demand[] = [];
  for (const demand of wanted) {
    const key = keyOf(demand);
    const quantity = Math.min(demand.quantity, left.get(key) ?? 0);
    if (quantity <= 0) continue;
    left.set(key, sumQuantities([left.get(key)!, -quantity]));
    settled.push({ ...demand, quantity });
  }
  await applyMovements(
    ctx,
    settled.map((demand) => ({ ...demand, kind: kind satisfies MovementKind })),
  );
  return settled;
}

const keyOf = (row: { skuId: string; referenceId: string }): string => `${row.referenceId} ${row.skuId}`;

async function findLeft(
  ctx: Context,
  kind: 'release' | 'ship' | 'return',
  demands: readonly Demand[],
): Promise<Map<string, number>> {
  const rows = await ctx.tx.many<Moved>(sql`
    select sku_id, reference_id,
      coalesce(sum(case when kind = 'reserve' then quantity else -quantity end)
        filter (where kind in ('reserve', 'release', 'ship')), 0) as held,
      coalesce(sum(case when kind = 'ship' then quantity else -quantity end)
        filter (where kind in ('ship', 'return')), 0) as shipped
    from inventory.movements
    where shop_id = ${ctx.shopId} and reference_id = any(${demands.map((demand) => demand.referenceId)}::uuid[])
      and sku_id = any(${uniqueSkuIds(demands)}::uuid[])
    group by sku_id, reference_id`);
  return new Map(rows.map((row) => [keyOf(row), kind === 'return' ? row.shipped : row.held]));
}
