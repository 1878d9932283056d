import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { conflict, invalid } from '../../kernel/errors.ts';
import { foldIdentity } from './fold-identity.ts';
import type { IdentityId, IdentityKind, PersonId } from './person.ts';
import { refreshSearchText } from './refresh-search-text.ts';

export interface NewIdentity {
  readonly personId: PersonId;
  readonly kind: IdentityKind;
  /** The community that a nickname or room belongs to; nothing for one that holds everywhere. */
  readonly scopeId?: string | null | undefined;
  readonly value: string;
}

interface Kept {
  personId: PersonId;
  kind: IdentityKind;
  matchValue: string;
}

/**
 * Writes down how people are known; what is already known stays as it is.
 * @throws invalid `people.bad_phone`, `people.name_required`; conflict `people.phone_taken` {personId} when a phone or
 *   browser belongs to somebody else
 */
export async function addIdentities(ctx: Context, identities: readonly NewIdentity[]): Promise<void> {
  if (identities.length === 0) return;
  const rows = identities.map((identity) => {
    const value = identity.value.trim();
    const matchValue = foldIdentity(identity.kind, value);
    if (!matchValue) throw invalid(identity.kind === 'phone' ? 'people.bad_phone' : 'people.name_required');
    return { ...identity, value, matchValue };
  });
  await ctx.tx.run(sql`
    insert into people.identities (shop_id, id, person_id, kind, scope_id, value, match_value, created_at)
    select ${ctx.shopId}, row.id, row.person_id, row.kind, row.scope_id, row.value, row.match_value, ${ctx.now}
    from unnest(
      ${rows.map(() => ctx.newId<IdentityId>())}::uuid[], ${rows.map((row) => row.personId)}::uuid[],
      ${rows.map((row) => row.kind)}::text[], ${rows.map((row) => row.scopeId ?? null)}::uuid[],
      ${rows.map((row) => row.value)}::text[], ${rows.map((row) => row.matchValue)}::text[]
    ) as row (id, person_id, kind, scope_id, value, match_value)
    on conflict do nothing`);
  await refuseTaken(ctx, rows);
  await refreshSearchText(
    ctx,
    rows.filter((row) => row.kind === 'nickname').map((row) => row.personId),
  );
}

async function refuseTaken(ctx: Context, rows: readonly Kept[]): Promise<void> {
  const exclusive = rows.filter((row) => row.kind === 'phone' || row.kind === 'visitor');
  if (exclusive.length === 0) return;
  const holders = await ctx.tx.many<Kept>(sql`
    select person_id, kind, match_value from people.identities
    where shop_id = ${ctx.shopId} and (kind, match_value) in (
      select * from unnest(${exclusive.map((row) => row.kind)}::text[],
        ${exclusive.map((row) => row.matchValue)}::text[]))`);
  const holderOf = new Map(holders.map((row) => [`${row.kind} ${row.matchValue}`, row.personId]));
  for (const row of exclusive) {
    const holder = holderOf.get(`${row.kind} ${row.matchValue}`);
    if (holder !== undefined && holder !== row.personId) throw conflict('people.phone_taken', { personId: holder });
  }
}
