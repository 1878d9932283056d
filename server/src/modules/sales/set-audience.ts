import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { findCommunities } from '../communities/index.ts';
import type { SaleId } from './sale.ts';

/**
 * Says which communities a sale is for.
 * @throws not_found `communities.community_not_found`
 */
export async function setAudience(ctx: Context, saleId: SaleId, communityIds: readonly string[]): Promise<void> {
  const wanted = [...new Set(communityIds)];
  await findCommunities(ctx, wanted);
  await ctx.tx.run(sql`
    delete from sales.audiences where shop_id = ${ctx.shopId} and sale_id = ${saleId}`);
  await ctx.tx.run(sql`
    insert into sales.audiences (shop_id, sale_id, community_id)
    select ${ctx.shopId}, ${saleId}, community_id from unnest(${wanted}::uuid[]) as wanted (community_id)`);
}
