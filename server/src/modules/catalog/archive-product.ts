import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { notFound } from '../../kernel/errors.ts';
import type { ProductId } from './product.ts';

/**
 * Puts a product away, or takes it back: it stays in past sales and orders and is no longer offered for new ones.
 * @throws not_found `catalog.product_not_found`
 */
export async function archiveProduct(ctx: Context, input: { productId: ProductId; archived: boolean }): Promise<void> {
  const archivedAt = input.archived ? ctx.now : null;
  const changed = await ctx.tx.run(sql`
    update catalog.products set archived_at = ${archivedAt}, updated_at = ${ctx.now}
    where shop_id = ${ctx.shopId} and id = ${input.productId}`);
  if (changed === 0) throw notFound('catalog.product_not_found');
}
