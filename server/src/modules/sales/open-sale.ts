import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { invalid } from '../../kernel/errors.ts';
import { lockSale } from './find-sale.ts';
import { checkWindow, type SaleId } from './sale.ts';

/**
 * Opens a draft: friends see it, and may order from its start on.
 * @throws not_found `sales.not_found`, conflict `sales.cannot_open`, invalid `sales.deadline_past`, `sales.no_items`
 */
export async function openSale(ctx: Context, input: { saleId: SaleId }): Promise<void> {
  const sale = await lockSale(ctx, input.saleId, 'open');
  checkWindow(sale, ctx.now);
  const opened = await ctx.tx.run(sql`
    update sales.sales set status = ${sale.nextStatus}
    where shop_id = ${ctx.shopId} and id = ${sale.saleId} and exists (
      select from sales.items
      where shop_id = ${ctx.shopId} and sale_id = ${sale.saleId} and removed_at is null)`);
  if (opened === 0) throw invalid('sales.no_items');
}
