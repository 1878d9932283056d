import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import type { SaleId } from './sale.ts';

/** Counts closed orders out of their sales, or reopened ones back in. New orders are counted by `takeSerials`. */
export async function countOrders(ctx: Context, changes: readonly { saleId: SaleId; count: number }[]): Promise<void> {
  await ctx.tx.run(sql`
    update sales.sales sale set order_count = sale.order_count + change.count
    from (
      select sale_id, sum(count)::int as count
      from unnest(${changes.map((change) => change.saleId)}::uuid[], ${changes.map((change) => change.count)}::int[])
        as change (sale_id, count)
      group by sale_id) change
    where sale.shop_id = ${ctx.shopId} and sale.id = change.sale_id`);
}
