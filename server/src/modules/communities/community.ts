import type { Id } from '../../kernel/ids.ts';

export type CommunityId = Id<'community'>;
export type PickupPointId = Id<'pickup_point'>;

export const communityKinds = ['building', 'club', 'other'] as const;
export type CommunityKind = (typeof communityKinds)[number];

/** A WeChat group holds 500; imports may bring more than one. */
export const MEMBERS_MAX = 2_000;

/** A door as people write it: `3-2-501`; empty when nothing is known. */
export const doorOf = (place: { building: string; unit: string; room: string }): string =>
  [place.building, place.unit, place.room]
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('-');
