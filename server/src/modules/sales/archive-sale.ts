import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { lockSale } from './find-sale.ts';
import type { SaleId } from './sale.ts';

/**
 * Puts a draft or a closed sale away for good. Its orders and figures stay.
 * @throws not_found `sales.not_found`, conflict `sales.cannot_archive`
 */
export async function archiveSale(ctx: Context, input: { saleId: SaleId }): Promise<void> {
  const sale = await lockSale(ctx, input.saleId, 'archive');
  await ctx.tx.run(sql`
    update sales.sales set status = ${sale.nextStatus} where shop_id = ${ctx.shopId} and id = ${sale.saleId}`);
}
