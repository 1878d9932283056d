import type { Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { invalid } from '../../kernel/errors.ts';
import { id, line, list, object, optional } from '../../kernel/http/schemas.ts';
import { findOrCreatePeople, findPeople, foldName, foldPhone, type PersonId } from '../people/index.ts';
import { MEMBERS_MAX } from './community.ts';
import { ensureMembers } from './ensure-members.ts';
import { findCommunity } from './find-communities.ts';

export const NewMember = object({
  /** A person the shop knows; without it the name and phone find or make one. */
  personId: optional(id()),
  nickname: line(60, 1),
  phone: optional(line(30)),
  building: optional(line(20)),
  unit: optional(line(20)),
  room: optional(line(20)),
});

export const AddMembers = object({ members: list(NewMember, MEMBERS_MAX, 1) });

/**
 * Brings people into a community, known or new.
 * @returns who they are, in order
 * @throws not_found `communities.community_not_found`, `people.person_not_found`; invalid `people.name_required`, `people.bad_phone`
 */
export async function addMembers(
  ctx: Context,
  input: Static<typeof AddMembers> & { communityId: string },
): Promise<{ personIds: PersonId[] }> {
  const community = await findCommunity(ctx, input.communityId);
  for (const { nickname, phone } of input.members) {
    if (foldName(nickname) === '') throw invalid('people.name_required');
    if (phone?.trim() && foldPhone(phone) === undefined) throw invalid('people.bad_phone');
  }
  await findPeople(
    ctx,
    input.members.flatMap((member) => member.personId ?? []),
  );
  const strangers = input.members.filter((member) => member.personId === undefined);
  const found = await findOrCreatePeople(
    ctx,
    strangers.map((member) => ({ name: member.nickname, phone: member.phone, communityId: community.id })),
  );
  let next = 0;
  const personIds = input.members.map((member) => (member.personId as PersonId | undefined) ?? found[next++]!);
  await ensureMembers(
    ctx,
    input.members.map((member, index) => ({ ...member, communityId: community.id, personId: personIds[index]! })),
  );
  return { personIds };
}
