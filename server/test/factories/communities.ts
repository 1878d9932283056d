import type { Context } from '../../src/kernel/context.ts';
import {
  addMembers,
  createCommunity,
  createPickupPoint,
  type CommunityId,
  type PickupPointId,
} from '../../src/modules/communities/index.ts';
import type { PersonId } from '../../src/modules/people/index.ts';

interface WantedMember {
  nickname: string;
  phone?: string;
  building?: string;
  unit?: string;
  room?: string;
}

/** A building's group with one pickup point and the members asked for. */
export async function aCommunity(
  ctx: Context,
  wanted: { name?: string; members?: WantedMember[] } = {},
): Promise<{ communityId: CommunityId; pickupPointId: PickupPointId; personIds: PersonId[] }> {
  const { communityId } = await createCommunity(ctx, { name: wanted.name ?? '梧桐里', kind: 'building' });
  const { pickupPointId } = await createPickupPoint(ctx, { communityId, name: '南门驿站' });
  const members = wanted.members ?? [];
  const { personIds } = members.length > 0 ? await addMembers(ctx, { communityId, members }) : { personIds: [] };
  return { communityId, pickupPointId, personIds };
}
