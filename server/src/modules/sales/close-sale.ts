import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { lockSale } from './find-sale.ts';
import type { SaleId } from './sale.ts';

/**
 * Closes an open sale now: friends cannot order any more.
 * @throws not_found `sales.not_found`, conflict `sales.cannot_close`
 */
export async function closeSale(ctx: Context, input: { saleId: SaleId }): Promise<void> {
  const sale = await lockSale(ctx, input.saleId, 'close');
  await ctx.tx.run(sql`
    update sales.sales set status = ${sale.nextStatus}, closed_at = ${ctx.now}
    where shop_id = ${ctx.shopId} and id = ${sale.saleId}`);
}
