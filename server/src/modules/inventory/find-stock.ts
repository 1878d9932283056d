import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import type { SkuId } from '../catalog/index.ts';

/** What is available of each SKU whose stock is counted; the others are made to order. */
export async function findStock(ctx: Context, skuIds: readonly SkuId[]): Promise<Map<SkuId, number>> {
  const rows = await ctx.tx.many<{ skuId: SkuId; available: number }>(sql`
    select sku_id, available from inventory.stock
    where shop_id = ${ctx.shopId} and sku_id = any(${skuIds}::uuid[])`);
  return new Map(rows.map((row) => [row.skuId, row.available]));
}
