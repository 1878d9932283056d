import type { Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { invalid } from '../../kernel/errors.ts';
import { id, line, nullable, object, optional } from '../../kernel/http/schemas.ts';
import type { CommunityId, PickupPointId } from './community.ts';
import { findCommunity } from './find-communities.ts';

export const CreatePickupPoint = object({
  communityId: optional(nullable(id())),
  name: line(40, 1),
  address: optional(line(120)),
  contactName: optional(line(20)),
  phone: optional(line(20)),
  hours: optional(line(60)),
});

/**
 * Creates a place where friends fetch their goods; without a community it serves everybody.
 * @throws invalid `communities.name_required`; not_found `communities.community_not_found`
 */
export async function createPickupPoint(
  ctx: Context,
  input: Static<typeof CreatePickupPoint>,
): Promise<{ pickupPointId: PickupPointId }> {
  const name = input.name.trim();
  if (name === '') throw invalid('communities.name_required');
  const communityId = (input.communityId ?? null) as CommunityId | null;
  if (communityId !== null) await findCommunity(ctx, communityId);
  const pickupPointId = ctx.newId<PickupPointId>();
  await ctx.tx.run(sql`
    insert into communities.pickup_points
      (shop_id, id, community_id, name, address, contact_name, phone, hours, created_at)
    values (${ctx.shopId}, ${pickupPointId}, ${communityId}, ${name}, ${input.address?.trim() ?? ''},
      ${input.contactName?.trim() ?? ''}, ${input.phone?.trim() ?? ''}, ${input.hours?.trim() ?? ''}, ${ctx.now})`);
  return { pickupPointId };
}
