import type { Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { notFound } from '../../kernel/errors.ts';
import { line, object, optional } from '../../kernel/http/schemas.ts';
import { addIdentities, type PersonId } from '../people/index.ts';
import { identitiesOf } from './ensure-members.ts';

export const UpdateMember = object({
  nickname: optional(line(60)),
  building: optional(line(20)),
  unit: optional(line(20)),
  room: optional(line(20)),
});

interface Member {
  nickname: string;
  building: string;
  unit: string;
  room: string;
}

/**
 * Changes what the community calls a member and where the member lives. The old nickname and door stay known, for old
 * lists are pasted again.
 * @throws not_found `communities.member_not_found`
 */
export async function updateMember(
  ctx: Context,
  input: Static<typeof UpdateMember> & { communityId: string; personId: string },
): Promise<void> {
  const before = await ctx.tx.maybeOne<Member>(sql`
    select nickname, building, unit, room from communities.members
    where shop_id = ${ctx.shopId} and community_id = ${input.communityId} and person_id = ${input.personId}
    for update`);
  if (!before) throw notFound('communities.member_not_found');
  const member = { ...before, ...input };
  await ctx.tx.run(sql`
    update communities.members
    set nickname = ${member.nickname.trim()}, building = ${member.building.trim()}, unit = ${member.unit.trim()},
      room = ${member.room.trim()}
    where shop_id = ${ctx.shopId} and community_id = ${input.communityId} and person_id = ${input.personId}`);
  await addIdentities(ctx, identitiesOf({ ...member, personId: input.personId as PersonId }));
}
