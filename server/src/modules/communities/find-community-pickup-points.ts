import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import type { PickupPoint } from './find-pickup-points.ts';

/** Pickup points a community's members may use: its own and those of no community. */
export function findCommunityPickupPoints(ctx: Context, communityId: string | null): Promise<PickupPoint[]> {
  return ctx.tx.many<PickupPoint>(sql`
    select id, community_id, name, address, contact_name, phone, hours, archived_at from communities.pickup_points
    where shop_id = ${ctx.shopId} and archived_at is null and (community_id is null or community_id = ${communityId})
    order by community_id is null, created_at`);
}
