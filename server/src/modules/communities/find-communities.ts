import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { notFound } from '../../kernel/errors.ts';
import type { PersonId } from '../people/index.ts';
import type { CommunityId, CommunityKind } from './community.ts';

export interface Community {
  id: CommunityId;
  name: string;
  kind: CommunityKind;
  address: string;
  note: string;
  leaderPersonId: PersonId | null;
  archivedAt: Date | null;
}

/**
 * The communities of a set of ids, in the order of the ids; archived ones too.
 * @throws not_found `communities.community_not_found` when one is missing
 */
export async function findCommunities(ctx: Context, ids: readonly string[]): Promise<Community[]> {
  if (ids.length === 0) return [];
  const rows = await ctx.tx.many<Community>(sql`
    select id, name, kind, address, note, leader_person_id, archived_at from communities.communities
    where shop_id = ${ctx.shopId} and id = any(${ids}::uuid[])`);
  const byId = new Map<string, Community>(rows.map((row) => [row.id, row]));
  return ids.map((id) => {
    const community = byId.get(id);
    if (!community) throw notFound('communities.community_not_found');
    return community;
  });
}

/** @throws not_found `communities.community_not_found` */
export const findCommunity = async (ctx: Context, id: string): Promise<Community> =>
  (await findCommunities(ctx, [id]))[0]!;
