import type { Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { conflict, invalid } from '../../kernel/errors.ts';
import { id, line, nullable, object, oneOf, optional, text } from '../../kernel/http/schemas.ts';
import { findPerson } from '../people/index.ts';
import { communityKinds } from './community.ts';
import { findCommunity } from './find-communities.ts';

export const UpdateCommunity = object({
  name: optional(line(40, 1)),
  kind: optional(oneOf(communityKinds)),
  address: optional(line(120)),
  note: optional(text(500)),
  leaderPersonId: optional(nullable(id())),
});

/**
 * Changes what is given and leaves the rest.
 * @throws not_found `communities.community_not_found`, `people.person_not_found`; invalid `communities.name_required`;
 *   conflict `communities.name_taken`
 */
export async function updateCommunity(
  ctx: Context,
  input: Static<typeof UpdateCommunity> & { communityId: string },
): Promise<void> {
  const community = await findCommunity(ctx, input.communityId);
  const name = (input.name ?? community.name).trim();
  if (name === '') throw invalid('communities.name_required');
  if (input.leaderPersonId) await findPerson(ctx, input.leaderPersonId);
  const taken = await ctx.tx.many(sql`
    select id from communities.communities
    where shop_id = ${ctx.shopId} and name = ${name} and id <> ${community.id}`);
  if (taken.length > 0) throw conflict('communities.name_taken', { name });
  const leaderId = input.leaderPersonId === undefined ? community.leaderPersonId : input.leaderPersonId;
  await ctx.tx.run(sql`
    update communities.communities
    set name = ${name}, kind = ${input.kind ?? community.kind},
      address = ${(input.address ?? community.address).trim()},
      note = ${(input.note ?? community.note).trim()}, leader_person_id = ${leaderId}
    where shop_id = ${ctx.shopId} and id = ${community.id}`);
}
