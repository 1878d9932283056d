import Type, { type Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { invalid } from '../../kernel/errors.ts';
import { line, object, optional } from '../../kernel/http/schemas.ts';
import { findPickupPoints } from './find-pickup-points.ts';

export const UpdatePickupPoint = object({
  name: optional(line(40, 1)),
  address: optional(line(120)),
  contactName: optional(line(20)),
  phone: optional(line(20)),
  hours: optional(line(60)),
  /** Archived points are offered to nobody any more; their orders keep them. */
  archived: optional(Type.Boolean()),
});

/**
 * Changes what is given and leaves the rest.
 * @throws not_found `communities.pickup_point_not_found`; invalid `communities.name_required`
 */
export async function updatePickupPoint(
  ctx: Context,
  input: Static<typeof UpdatePickupPoint> & { pickupPointId: string },
): Promise<void> {
  const [found] = await findPickupPoints(ctx, [input.pickupPointId]);
  const point = { ...found!, ...input };
  if (point.name.trim() === '') throw invalid('communities.name_required');
  const archived = input.archived ?? found!.archivedAt !== null;
  await ctx.tx.run(sql`
    update communities.pickup_points
    set name = ${point.name.trim()}, address = ${point.address.trim()}, contact_name = ${point.contactName.trim()},
      phone = ${point.phone.trim()}, hours = ${point.hours.trim()},
      archived_at = case when ${archived} then coalesce(archived_at, ${ctx.now}) end
    where shop_id = ${ctx.shopId} and id = ${found!.id}`);
}
