import type { Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { notFound } from '../../kernel/errors.ts';
import { id, object } from '../../kernel/http/schemas.ts';

export const RemoveMember = object({ communityId: id(), personId: id() });

/**
 * Notes that somebody left the group; the person and past orders stay.
 * @throws not_found `communities.member_not_found`
 */
export async function removeMember(ctx: Context, input: Static<typeof RemoveMember>): Promise<void> {
  const changed = await ctx.tx.run(sql`
    update communities.members set left_at = ${ctx.now}
    where shop_id = ${ctx.shopId} and community_id = ${input.communityId} and person_id = ${input.personId}
      and left_at is null`);
  if (changed === 0) throw notFound('communities.member_not_found');
}
