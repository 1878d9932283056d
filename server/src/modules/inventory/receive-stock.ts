import type { Context } from '../../kernel/context.ts';
import { notFound } from '../../kernel/errors.ts';
import { sumQuantities } from '../../kernel/quantity.ts';
import type { SkuId } from '../catalog/index.ts';
import { applyMovements, lockStock, refuseTooFine, refuseTooMuch, uniqueSkuIds } from './stock.ts';

export interface Receipt {
  skuId: SkuId;
  quantity: number;
  /** Where it came from, in the seller's words. */
  reason?: string;
}

/**
 * Adds goods that came in.
 * @throws invalid `inventory.quantity_too_fine`
 * @throws not_found `inventory.not_tracked` when the stock of a SKU is not counted
 * @throws conflict `inventory.too_much`
 */
export async function receiveStock(ctx: Context, receipts: readonly Receipt[]): Promise<void> {
  for (const { quantity } of receipts) refuseTooFine(quantity);
  const available = await lockStock(ctx, uniqueSkuIds(receipts));
  for (const { skuId, quantity } of receipts) {
    const before = available.get(skuId);
    if (before === undefined) throw notFound('inventory.not_tracked');
    const after = sumQuantities([before, quantity]);
    refuseTooMuch(after);
    available.set(skuId, after);
  }
  await applyMovements(
    ctx,
    receipts.map((receipt) => ({ ...receipt, kind: 'receive' as const })),
  );
}
