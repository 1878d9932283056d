import { actorName, type Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import type { PersonId } from '../people/index.ts';

export const touchChannels = ['group_text', 'poster', 'invitation', 'link', 'reminder', 'personal_text'] as const;

/** How the shop spoke to somebody; texts and cards count when they are made, for they are sent by hand. */
export type TouchChannel = (typeof touchChannels)[number];

export interface Touch {
  readonly channel: TouchChannel;
  /** What it was about: a sale, an order. */
  readonly subjectId: string;
  readonly personId?: PersonId | null | undefined;
  readonly communityId?: string | null | undefined;
}

/** Logs that the shop spoke, in the transaction that makes the words. Friends' attention is what this shop lives on. */
export async function recordTouches(ctx: Context, touches: readonly Touch[]): Promise<void> {
  if (touches.length === 0) return;
  await ctx.tx.run(sql`
    insert into outreach.touches (shop_id, id, channel, subject_id, person_id, community_id, made_by, at)
    select ${ctx.shopId}, id, channel, subject_id, person_id, community_id, ${actorName(ctx.actor)}, ${ctx.now}
    from unnest(
      ${touches.map(() => ctx.newId())}::uuid[], ${touches.map((touch) => touch.channel)}::text[],
      ${touches.map((touch) => touch.subjectId)}::uuid[], ${touches.map((touch) => touch.personId ?? null)}::uuid[],
      ${touches.map((touch) => touch.communityId ?? null)}::uuid[]
    ) as touch (id, channel, subject_id, person_id, community_id)`);
}
