import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';

/** The nicknames of a community's members, for reading what the group wrote. */
export async function findNicknames(ctx: Context, communityId: string): Promise<string[]> {
  const rows = await ctx.tx.many<{ nickname: string }>(sql`
    select distinct nickname from communities.members
    where shop_id = ${ctx.shopId} and community_id = ${communityId} and left_at is null and nickname <> ''`);
  return rows.map((row) => row.nickname);
}
