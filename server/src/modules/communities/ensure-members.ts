import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { addIdentities, type NewIdentity, type PersonId } from '../people/index.ts';
import { doorOf } from './community.ts';

export interface MemberRow {
  readonly communityId: string;
  readonly personId: PersonId;
  readonly nickname?: string | undefined;
  readonly building?: string | undefined;
  readonly unit?: string | undefined;
  readonly room?: string | undefined;
}

/**
 * Makes people members of communities. Who is one already keeps nickname and door; blanks are filled, and who had left
 * is back. A new nickname or a second door becomes another way the person is known there.
 */
export async function ensureMembers(ctx: Context, rows: readonly MemberRow[]): Promise<void> {
  if (rows.length === 0) return;
  const unique = new Map(rows.map((row) => [`${row.communityId} ${row.personId}`, row]));
  const members = [...unique.values()].toSorted((a, b) => (a.personId < b.personId ? -1 : 1));
  const column = (read: (row: MemberRow) => string | undefined) => members.map((row) => read(row)?.trim() ?? '');
  await ctx.tx.run(sql`
    insert into communities.members as member
      (shop_id, community_id, person_id, nickname, building, unit, room, joined_at)
    select ${ctx.shopId}, row.community_id, row.person_id, row.nickname, row.building, row.unit, row.room, ${ctx.now}
    from unnest(
      ${column((row) => row.communityId)}::uuid[], ${column((row) => row.personId)}::uuid[],
      ${column((row) => row.nickname)}::text[], ${column((row) => row.building)}::text[],
      ${column((row) => row.unit)}::text[], ${column((row) => row.room)}::text[]
    ) as row (community_id, person_id, nickname, building, unit, room)
    on conflict (shop_id, community_id, person_id) do update set
      nickname = coalesce(nullif(member.nickname, ''), excluded.nickname),
      building = case when member.room = '' then excluded.building else member.building end,
      unit = case when member.room = '' then excluded.unit else member.unit end,
      room = coalesce(nullif(member.room, ''), excluded.room),
      left_at = null
    where member.left_at is not null or member.nickname = '' or member.room = '' and excluded.room <> ''`);
  await addIdentities(ctx, rows.flatMap(identitiesOf));
}

/** How a membership lets a person be known in the community. */
export function identitiesOf(row: MemberRow): NewIdentity[] {
  const nickname = row.nickname?.trim() ?? '';
  const door = doorOf({ building: row.building ?? '', unit: row.unit ?? '', room: row.room ?? '' });
  const known = { personId: row.personId, scopeId: row.communityId };
  return [
    ...(nickname === '' ? [] : [{ ...known, kind: 'nickname' as const, value: nickname }]),
    ...(door === '' || !row.room?.trim() ? [] : [{ ...known, kind: 'room' as const, value: door }]),
  ];
}
