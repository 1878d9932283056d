import type { Context } from '../../kernel/context.ts';
import { notFound } from '../../kernel/errors.ts';
import { sumQuantities } from '../../kernel/quantity.ts';
import type { SkuId } from '../catalog/index.ts';
import { applyMovements, lockStock, refuseTooFine, uniqueSkuIds } from './stock.ts';

export interface Count {
  skuId: SkuId;
  /** What may still be sold, without what orders hold. */
  available: number;
  reason: string;
}

/**
 * Sets what is available to what was counted; the difference is written as an adjustment, no difference as nothing.
 * @throws invalid `inventory.quantity_too_fine`
 * @throws not_found `inventory.not_tracked` when the stock of a SKU is not counted
 */
export async function countStock(ctx: Context, counts: readonly Count[]): Promise<void> {
  for (const count of counts) if (count.available !== 0) refuseTooFine(count.available);
  const available = await lockStock(ctx, uniqueSkuIds(counts));
  const changes = counts.map(({ skuId, available: counted, reason }) => {
    const before = available.get(skuId);
    if (before === undefined) throw notFound('inventory.not_tracked');
    return { skuId, kind: 'adjust' as const, quantity: sumQuantities([counted, -before]), reason };
  });
  await applyMovements(
    ctx,
    changes.filter((change) => change.quantity !== 0),
  );
}
