import type { Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { object } from '../../kernel/http/schemas.ts';
import Type from 'typebox';
import { findCommunity } from './find-communities.ts';

export const ArchiveCommunity = object({ archived: Type.Boolean() });

/**
 * Puts a community away, or takes it back. Its people and past sales stay.
 * @throws not_found `communities.community_not_found`
 */
export async function archiveCommunity(
  ctx: Context,
  input: Static<typeof ArchiveCommunity> & { communityId: string },
): Promise<void> {
  const community = await findCommunity(ctx, input.communityId);
  await ctx.tx.run(sql`
    update communities.communities
    set archived_at = case when ${input.archived} then coalesce(archived_at, ${ctx.now}) end
    where shop_id = ${ctx.shopId} and id = ${community.id}`);
}
