import type { Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { conflict, invalid } from '../../kernel/errors.ts';
import { id, line, object, oneOf, optional, text } from '../../kernel/http/schemas.ts';
import { findPerson } from '../people/index.ts';
import { communityKinds, type CommunityId } from './community.ts';

export const CreateCommunity = object({
  name: line(40, 1),
  kind: oneOf(communityKinds),
  address: optional(line(120)),
  note: optional(text(500)),
  leaderPersonId: optional(id()),
});

/**
 * Creates a community: the people of a group chat, a building, a club.
 * @throws invalid `communities.name_required`; not_found `people.person_not_found`; conflict `communities.name_taken`
 */
export async function createCommunity(
  ctx: Context,
  input: Static<typeof CreateCommunity>,
): Promise<{ communityId: CommunityId }> {
  const name = input.name.trim();
  if (name === '') throw invalid('communities.name_required');
  const leader = input.leaderPersonId === undefined ? undefined : await findPerson(ctx, input.leaderPersonId);
  const communityId = ctx.newId<CommunityId>();
  const inserted = await ctx.tx.run(sql`
    insert into communities.communities (shop_id, id, name, kind, address, note, leader_person_id, created_at)
    values (${ctx.shopId}, ${communityId}, ${name}, ${input.kind}, ${input.address?.trim() ?? ''},
      ${input.note?.trim() ?? ''}, ${leader?.id ?? null}, ${ctx.now})
    on conflict (shop_id, name) do nothing`);
  if (inserted === 0) throw conflict('communities.name_taken', { name });
  return { communityId };
}
