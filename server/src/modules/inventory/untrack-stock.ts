import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { conflict } from '../../kernel/errors.ts';
import type { SkuId } from '../catalog/index.ts';
import { applyMovements } from './stock.ts';

/**
 * Stops counting the stock of a SKU: from now on it is made to order. What was left is written off, so that the
 * movements of a SKU that is not counted add up to nothing.
 * @throws conflict `inventory.stock_reserved` while orders still hold some of it
 */
export async function untrackStock(ctx: Context, skuId: SkuId): Promise<void> {
  const stock = await ctx.tx.maybeOne<{ available: number; reserved: number }>(sql`
    select available, reserved from inventory.stock
    where shop_id = ${ctx.shopId} and sku_id = ${skuId} for update`);
  if (!stock) return;
  if (stock.reserved > 0) throw conflict('inventory.stock_reserved', { reserved: stock.reserved });
  if (stock.available > 0) {
    await applyMovements(ctx, [{ skuId, kind: 'adjust', quantity: -stock.available, reason: 'made_to_order' }]);
  }
  await ctx.tx.run(sql`delete from inventory.stock where shop_id = ${ctx.shopId} and sku_id = ${skuId}`);
}
