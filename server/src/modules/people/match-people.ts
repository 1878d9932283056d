import type { Context } from '../../kernel/context.ts';
import { none, sql } from '../../kernel/database.ts';
import { decideMatch, gatherKnown, type MatchReason, type WrittenName } from './decide-match.ts';
import type { IdentityRow, PersonId } from './person.ts';
import { readWrittenName } from './written-name.ts';

export interface NamedPerson {
  readonly personId: PersonId;
  readonly displayName: string;
}

export type PersonMatch =
  | (NamedPerson & { readonly kind: 'certain'; readonly reason: 'phone' | 'same_name' })
  | { readonly kind: 'candidates'; readonly candidates: readonly (NamedPerson & { reasons: MatchReason[] })[] }
  | { readonly kind: 'none' };

/** Without a community, similar names are looked for among so many of the newest identities. */
const IDENTITIES_MAX = 20_000;

/**
 * Whom the names of a list mean, one answer per name, in order. It never guesses: see `decideMatch`. Changes nothing.
 * @param input.communityId the group the list comes from; null looks through the whole shop
 */
export async function matchPeople(
  ctx: Context,
  input: { communityId: string | null; names: readonly WrittenName[] },
): Promise<PersonMatch[]> {
  if (input.names.length === 0) return [];
  const known = gatherKnown(await findIdentities(ctx, input), input.communityId);
  const decisions = input.names.map((name) => decideMatch(name, known));
  const ids = decisions.flatMap((decision) => {
    if (decision.kind === 'certain') return [decision.personId];
    return decision.kind === 'candidates' ? decision.candidates.map((candidate) => candidate.personId) : [];
  });
  const people = await ctx.tx.many<NamedPerson>(sql`
    select id as person_id, display_name from people.people
    where shop_id = ${ctx.shopId} and id = any(${[...new Set(ids)]}::uuid[])`);
  const nameOf = new Map(people.map((person) => [person.personId, person.displayName]));
  const named = <T extends { personId: PersonId }>(row: T) => ({ ...row, displayName: nameOf.get(row.personId) ?? '' });
  return decisions.map((decision) => {
    if (decision.kind === 'certain') return named(decision);
    return decision.kind === 'none' ? decision : { ...decision, candidates: decision.candidates.map(named) };
  });
}

/** Everything about the community's people, and about whoever has one of the names or phones anywhere. */
function findIdentities(
  ctx: Context,
  input: { communityId: string | null; names: readonly WrittenName[] },
): Promise<IdentityRow[]> {
  const parts = input.names.map((name) => readWrittenName(`${name.name} ${name.phone ?? ''}`));
  const names = [
    ...parts.flatMap((part) => [part.whole, part.name]),
    ...input.names.map((name) => readWrittenName(name.name).whole),
  ];
  const phones = parts.flatMap((part) => part.phone ?? []);
  const inCommunity = sql`select person_id from people.identities
    where shop_id = ${ctx.shopId} and scope_id = ${input.communityId}`;
  return ctx.tx.many<IdentityRow>(sql`
    with wanted as (
      ${input.communityId === null ? none : sql`${inCommunity} union`}
      select person_id from people.identities
      where shop_id = ${ctx.shopId} and kind = 'nickname' and match_value = any(${names}::text[])
      union
      select person_id from people.identities
      where shop_id = ${ctx.shopId} and kind = 'phone' and match_value = any(${phones}::text[])
      ${input.communityId === null ? sql`union (${newest(ctx)})` : none}
    )
    select person_id, kind, scope_id, value, match_value from people.identities
    where shop_id = ${ctx.shopId} and kind <> 'visitor' and person_id in (select person_id from wanted)`);
}

const newest = (ctx: Context) => sql`
  select person_id from people.identities where shop_id = ${ctx.shopId} order by id desc limit ${IDENTITIES_MAX}`;
