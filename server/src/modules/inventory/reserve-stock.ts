import type { Context } from '../../kernel/context.ts';
import { sumQuantities } from '../../kernel/quantity.ts';
import type { SkuId } from '../catalog/index.ts';
import { applyMovements, lockStock, uniqueSkuIds, type Demand } from './stock.ts';

/** What stands or falls together: the lines of one order. */
export interface DemandGroup {
  key: string;
  demands: readonly Demand[];
}

export type Reservation = { key: string; ok: true } | { key: string; ok: false; skuId: SkuId; available: number };

/**
 * Sets stock aside for orders, in the order given: each group gets all that it asks for, or nothing. SKUs without a
 * stock row are made to order and never run out.
 * @returns one reservation per group, in order; a refused one names the first SKU that was short and what is left of it
 */
export async function reserveStock(ctx: Context, groups: readonly DemandGroup[]): Promise<Reservation[]> {
  const available = await lockStock(ctx, uniqueSkuIds(groups.flatMap((group) => group.demands)));
  const reserved: Demand[] = [];
  const reservations = groups.map((group): Reservation => {
    const tracked = group.demands.filter((demand) => available.has(demand.skuId));
    const wanted = new Map<SkuId, number>();
    for (const { skuId, quantity } of tracked) wanted.set(skuId, sumQuantities([wanted.get(skuId) ?? 0, quantity]));
    for (const [skuId, quantity] of wanted) {
      const left = available.get(skuId)!;
      if (left < quantity) return { key: group.key, ok: false, skuId, available: left };
    }
    for (const [skuId, quantity] of wanted) available.set(skuId, sumQuantities([available.get(skuId)!, -quantity]));
    reserved.push(...tracked);
    return { key: group.key, ok: true };
  });
  await applyMovements(
    ctx,
    reserved.map((demand) => ({ ...demand, kind: 'reserve' as const })),
  );
  return reservations;
}
