import type { Context } from '../../kernel/context.ts';
import { notFound } from '../../kernel/errors.ts';
import type { SkuId } from '../catalog/index.ts';
import { applyMovements, lockStock, uniqueSkuIds } from './stock.ts';

export interface Receipt {
  skuId: SkuId;
  quantity: number;
  /** Where it came from, in the seller's words. */
  reason?: string;
}

/**
 * Adds goods that came in.
 * @throws not_found `inventory.not_tracked` when the stock of a SKU is not counted
 */
export async function receiveStock(ctx: Context, receipts: readonly Receipt[]): Promise<void> {
  const tracked = await lockStock(ctx, uniqueSkuIds(receipts));
  if (receipts.some((receipt) => !tracked.has(receipt.skuId))) throw notFound('inventory.not_tracked');
  await applyMovements(
    ctx,
    receipts.map((receipt) => ({ ...receipt, kind: 'receive' as const })),
  );
}
