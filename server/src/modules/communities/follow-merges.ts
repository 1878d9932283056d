import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import type { ClaimedEvent, Subscription } from '../../kernel/outbox.ts';

interface Merge {
  intoId: string;
  fromId: string;
}

/** Memberships and leaderships of a merged person go to the one that stays. */
async function followMerges(ctx: Context, events: readonly ClaimedEvent[]): Promise<void> {
  for (const { payload } of events) {
    const { intoId, fromId } = payload as unknown as Merge;
    await ctx.tx.run(sql`
      insert into communities.members as member
        (shop_id, community_id, person_id, nickname, building, unit, room, joined_at, left_at)
      select shop_id, community_id, ${intoId}, nickname, building, unit, room, joined_at, left_at
      from communities.members where shop_id = ${ctx.shopId} and person_id = ${fromId}
      on conflict do nothing`);
    await ctx.tx.run(sql`
      delete from communities.members where shop_id = ${ctx.shopId} and person_id = ${fromId}`);
    await ctx.tx.run(sql`
      update communities.communities set leader_person_id = ${intoId}
      where shop_id = ${ctx.shopId} and leader_person_id = ${fromId}`);
  }
}

export const communitiesSubscription: Subscription = {
  subscriber: 'communities.follow-merges',
  topics: ['people.merged'],
  handle: followMerges,
};
