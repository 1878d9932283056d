import { bodyOf } from '@heyi/api-client';
import { api } from '../app/api.ts';

export const communityKinds = ['building', 'club', 'other'] as const;

export const readCommunity = (communityId: string) =>
  bodyOf(api.GET('/api/admin/communities/{communityId}', { params: { path: { communityId } } }));
export type CommunityDetail = Awaited<ReturnType<typeof readCommunity>>;
export type CommunityMember = CommunityDetail['members'][number];
export type CommunityPickupPoint = CommunityDetail['pickupPoints'][number];
