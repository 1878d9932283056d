import type { Context } from '../../kernel/context.ts';
import { conflict, notFound } from '../../kernel/errors.ts';
import { sumQuantities } from '../../kernel/quantity.ts';
import type { SkuId } from '../catalog/index.ts';
import { applyMovements, lockStock, uniqueSkuIds } from './stock.ts';

export interface Adjustment {
  skuId: SkuId;
  /** Signed: what has been found to be there more (+) or less (-). */
  change: number;
  /** Why, in the seller's words; kept in the history. */
  reason: string;
}

/**
 * Corrects what is available after counting, breakage, a gift. What orders hold stays theirs.
 * @throws not_found `inventory.not_tracked` when the stock of a SKU is not counted
 * @throws conflict `inventory.not_enough` when less is available than is taken away
 */
export async function adjustStock(ctx: Context, adjustments: readonly Adjustment[]): Promise<void> {
  const available = await lockStock(ctx, uniqueSkuIds(adjustments));
  for (const { skuId, change } of adjustments) {
    const before = available.get(skuId);
    if (before === undefined) throw notFound('inventory.not_tracked');
    const after = sumQuantities([before, change]);
    if (after < 0) throw conflict('inventory.not_enough', { available: before, wanted: -change });
    available.set(skuId, after);
  }
  await applyMovements(
    ctx,
    adjustments
      .filter((adjustment) => adjustment.change !== 0)
      .map(({ skuId, change, reason }) => ({ skuId, kind: 'adjust' as const, quantity: change, reason })),
  );
}
