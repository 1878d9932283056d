import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { foldName, foldPhone } from './fold-identity.ts';
import { maskPhone, type IdentityId, type IdentityKind, type IdentityRow, type PersonId } from './person.ts';
import { refreshSearchText } from './refresh-search-text.ts';
import { searchTextOf } from './search-text.ts';

export interface WantedPerson {
  readonly name: string;
  readonly phone?: string | null | undefined;
  readonly visitorId?: string | null | undefined;
  /** The community in which the name is a nickname. Without it a name alone finds nobody. */
  readonly communityId?: string | null | undefined;
}

interface Wanted {
  name: string;
  keys: { kind: IdentityKind; scopeId: string | null; value: string; matchValue: string }[];
  phone: string | undefined;
  scopeId: string | null;
}

/**
 * The people of a set of orders or members: by phone, else by browser, else by a nickname that only one person has in
 * the community; otherwise new. One phone with two names is one person, who is then known by both. A browser that gives
 * another phone and another name is somebody else; a known nickname with another phone too.
 * Total, for one of a set must not stop the others: text that is no phone number is no key (`foldPhone` tells).
 * @returns one id per wanted, in order
 */
export async function findOrCreatePeople(ctx: Context, wanted: readonly WantedPerson[]): Promise<PersonId[]> {
  if (wanted.length === 0) return [];
  const rows = wanted.map(readWanted);
  const book = new Book(await findKnown(ctx, rows));
  const created = new Map<PersonId, string>();
  const added: IdentityRow[] = [];
  const found = rows.map((row) => {
    const known = book.find(row);
    const personId = known ?? ctx.newId<PersonId>();
    if (known === undefined) created.set(personId, row.name);
    for (const key of row.keys) if (book.add({ ...key, personId })) added.push({ ...key, personId });
    return personId;
  });
  if (added.length === 0 && created.size === 0) return found;
  const winners = await write(ctx, created, added);
  return found.map((personId) => winners.get(personId) ?? personId);
}

function readWanted(wanted: WantedPerson): Wanted {
  const written = wanted.name.trim();
  const scopeId = wanted.communityId ?? null;
  const phone = foldPhone(wanted.phone?.trim() ?? '');
  const matchValue = foldName(written);
  const name = matchValue === '' ? maskPhone(phone ?? '—') : written;
  const keys: Wanted['keys'] = matchValue === '' ? [] : [{ kind: 'nickname', scopeId, value: name, matchValue }];
  if (phone !== undefined) keys.push({ kind: 'phone', scopeId: null, value: phone, matchValue: phone });
  const { visitorId } = wanted;
  if (visitorId) keys.push({ kind: 'visitor', scopeId: null, value: visitorId, matchValue: visitorId });
  return { name, keys, phone, scopeId };
}

/** Every identity with a wanted value, and the phones of whoever has one. */
function findKnown(ctx: Context, rows: readonly Wanted[]): Promise<IdentityRow[]> {
  const keys = rows.flatMap((row) => row.keys);
  return ctx.tx.many<IdentityRow>(sql`
    with hits as (
      select id, person_id from people.identities
      where shop_id = ${ctx.shopId} and (kind, match_value) in (
        select * from unnest(${keys.map((key) => key.kind)}::text[], ${keys.map((key) => key.matchValue)}::text[])))
    select person_id, kind, scope_id, value, match_value from people.identities
    where shop_id = ${ctx.shopId} and (
      id in (select id from hits) or kind = 'phone' and person_id in (select person_id from hits))`);
}

/** What is known, with what this set adds. */
class Book {
  readonly #byKey = new Map<string, Set<PersonId>>();
  readonly #phones = new Map<PersonId, string[]>();

  constructor(rows: readonly IdentityRow[]) {
    for (const row of rows) this.add(row);
  }

  /** @returns whether it is new */
  add(row: IdentityRow): boolean {
    const key = keyOf(row);
    const holders = this.#byKey.get(key) ?? new Set();
    const exclusive = row.kind === 'phone' || row.kind === 'visitor';
    if (holders.has(row.personId) || (exclusive && holders.size > 0)) return false;
    this.#byKey.set(key, holders.add(row.personId));
    if (row.kind === 'phone') this.#phones.set(row.personId, [...this.phonesOf(row.personId), row.matchValue]);
    return true;
  }

  find(wanted: Wanted): PersonId | undefined {
    const of = (kind: IdentityKind) => {
      const key = wanted.keys.find((candidate) => candidate.kind === kind);
      return key === undefined ? [] : [...(this.#byKey.get(keyOf(key)) ?? [])];
    };
    const byPhone = of('phone')[0];
    if (byPhone !== undefined) return byPhone;
    const free = (personId: PersonId) => wanted.phone === undefined || this.phonesOf(personId).length === 0;
    const named = of('nickname');
    const visitor = of('visitor')[0];
    if (visitor !== undefined && (free(visitor) || named.includes(visitor))) return visitor;
    const [only, other] = named;
    return wanted.scopeId !== null && only !== undefined && other === undefined && free(only) ? only : undefined;
  }

  phonesOf(personId: PersonId): string[] {
    return this.#phones.get(personId) ?? [];
  }
}

const keyOf = (row: Pick<IdentityRow, 'kind' | 'scopeId' | 'matchValue'>): string =>
  `${row.kind} ${row.scopeId ?? ''} ${row.matchValue}`;

/**
 * Writes the new people and identities. When another transaction has just given a phone to somebody, that person wins:
 * ours becomes a merged one, so that nothing points at two people.
 * @returns the winner of each person that lost
 */
async function write(
  ctx: Context,
  created: ReadonlyMap<PersonId, string>,
  added: readonly IdentityRow[],
): Promise<Map<PersonId, PersonId>> {
  const names = [...created.values()];
  const insertPeople = ctx.tx.run(sql`
    insert into people.people (shop_id, id, display_name, search_text, created_at)
    select ${ctx.shopId}, id, name, search_text, ${ctx.now}
    from unnest(${[...created.keys()]}::uuid[], ${names}::text[], ${names.map((name) => searchTextOf([name]))}::text[])
      as person (id, name, search_text)`);
  const insertIdentities = ctx.tx.many<{ personId: PersonId; matchValue: string; kind: IdentityKind }>(sql`
    insert into people.identities (shop_id, id, person_id, kind, scope_id, value, match_value, created_at)
    select ${ctx.shopId}, row.id, row.person_id, row.kind, row.scope_id, row.value, row.match_value, ${ctx.now}
    from unnest(
      ${added.map(() => ctx.newId<IdentityId>())}::uuid[], ${added.map((row) => row.personId)}::uuid[],
      ${added.map((row) => row.kind)}::text[], ${added.map((row) => row.scopeId)}::uuid[],
      ${added.map((row) => row.value)}::text[], ${added.map((row) => row.matchValue)}::text[]
    ) as row (id, person_id, kind, scope_id, value, match_value)
    order by row.kind, row.match_value
    on conflict do nothing returning person_id, kind, match_value`);
  const [, kept] = await Promise.all([insertPeople, insertIdentities]);
  const renamed = added.filter((row) => row.kind === 'nickname' && !created.has(row.personId));
  await refreshSearchText(ctx, [...new Set(renamed.map((row) => row.personId))]);
  if (kept.length === added.length) return new Map();
  return yieldToHolders(ctx, created, added, kept);
}

async function yieldToHolders(
  ctx: Context,
  created: ReadonlyMap<PersonId, string>,
  added: readonly IdentityRow[],
  kept: readonly { personId: PersonId; kind: IdentityKind; matchValue: string }[],
): Promise<Map<PersonId, PersonId>> {
  const wrote = new Set(kept.map((row) => `${row.personId} ${row.kind} ${row.matchValue}`));
  const lost = added.filter(
    (row) => created.has(row.personId) && !wrote.has(`${row.personId} ${row.kind} ${row.matchValue}`),
  );
  if (lost.length === 0) return new Map();
  const holders = await ctx.tx.many<{ loserId: PersonId; winnerId: PersonId }>(sql`
    select distinct on (lost.person_id) lost.person_id as loser_id, holder.person_id as winner_id
    from unnest(${lost.map((row) => row.personId)}::uuid[], ${lost.map((row) => row.kind)}::text[],
      ${lost.map((row) => row.matchValue)}::text[]) as lost (person_id, kind, match_value)
    join people.identities holder on holder.shop_id = ${ctx.shopId} and holder.kind = lost.kind
      and holder.match_value = lost.match_value and holder.person_id <> lost.person_id
    where lost.kind in ('phone', 'visitor')
    order by lost.person_id, lost.kind`);
  const losers = holders.map((row) => row.loserId);
  const winners = holders.map((row) => row.winnerId);
  const pairs = sql`unnest(${losers}::uuid[], ${winners}::uuid[]) as pair (loser_id, winner_id)`;
  await ctx.tx.run(sql`
    update people.people person set merged_into_id = pair.winner_id, search_text = ''
    from ${pairs} where person.shop_id = ${ctx.shopId} and person.id = pair.loser_id`);
  await ctx.tx.run(sql`
    delete from people.identities where shop_id = ${ctx.shopId} and person_id = any(${losers}::uuid[])`);
  return new Map(holders.map((row) => [row.loserId, row.winnerId]));
}
