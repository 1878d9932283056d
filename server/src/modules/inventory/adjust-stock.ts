import type { Context } from '../../kernel/context.ts';
import { conflict, notFound } from '../../kernel/errors.ts';
import { sumQuantities } from '../../kernel/quantity.ts';
import type { SkuId } from '../catalog/index.ts';
import { applyMovements, lockStock, refuseTooFine, refuseTooMuch, uniqueSkuIds } from './stock.ts';

export interface Adjustment {
  skuId: SkuId;
  /** Signed, not zero: what has been found to be there more (+) or less (-). */
  change: number;
  /** Why, in the seller's words; kept in the history. */
  reason: string;
}

/**
 * Corrects what is available after counting, breakage, a gift. What orders hold stays theirs.
 * @throws invalid `inventory.quantity_too_fine`
 * @throws not_found `inventory.not_tracked` when the stock of a SKU is not counted
 * @throws conflict `inventory.not_enough` when less is available than is taken away, `inventory.too_much`
 */
export async function adjustStock(ctx: Context, adjustments: readonly Adjustment[]): Promise<void> {
  for (const { change } of adjustments) refuseTooFine(change);
  const available = await lockStock(ctx, uniqueSkuIds(adjustments));
  for (const { skuId, change } of adjustments) {
    const before = available.get(skuId);
    if (before === undefined) throw notFound('inventory.not_tracked');
    const after = sumQuantities([before, change]);
    if (after < 0) throw conflict('inventory.not_enough', { available: before, wanted: -change });
    refuseTooMuch(after);
    available.set(skuId, after);
  }
  await applyMovements(
    ctx,
    adjustments.map(({ skuId, change, reason }) => ({
      skuId,
      kind: 'adjust',
      quantity: change,
      reason: reason.trim(),
    })),
  );
}
