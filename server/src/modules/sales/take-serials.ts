import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import type { SaleId } from './sale.ts';

/**
 * Takes the next serials of a sale for new orders and counts the orders in.
 * @returns the first of `count` serials in a row
 */
export async function takeSerials(ctx: Context, saleId: SaleId, count: number): Promise<number> {
  const { first } = await ctx.tx.one<{ first: number }>(sql`
    update sales.sales set last_serial = last_serial + ${count}, order_count = order_count + ${count}
    where shop_id = ${ctx.shopId} and id = ${saleId}
    returning last_serial - ${count} + 1 as first`);
  return first;
}
