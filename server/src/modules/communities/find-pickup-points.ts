import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { notFound } from '../../kernel/errors.ts';
import type { CommunityId, PickupPointId } from './community.ts';

export interface PickupPoint {
  id: PickupPointId;
  communityId: CommunityId | null;
  name: string;
  address: string;
  contactName: string;
  phone: string;
  hours: string;
  archivedAt: Date | null;
}

/**
 * The pickup points of a set of ids, in the order of the ids; archived ones too.
 * @throws not_found `communities.pickup_point_not_found` when one is missing
 */
export async function findPickupPoints(ctx: Context, ids: readonly string[]): Promise<PickupPoint[]> {
  if (ids.length === 0) return [];
  const rows = await ctx.tx.many<PickupPoint>(sql`
    select id, community_id, name, address, contact_name, phone, hours, archived_at from communities.pickup_points
    where shop_id = ${ctx.shopId} and id = any(${ids}::uuid[])`);
  const byId = new Map<string, PickupPoint>(rows.map((row) => [row.id, row]));
  return ids.map((id) => {
    const point = byId.get(id);
    if (!point) throw notFound('communities.pickup_point_not_found');
    return point;
  });
}
