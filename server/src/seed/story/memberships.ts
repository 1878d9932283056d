import type { MembershipStory, RoomStory } from './story.ts';

/** A home; `unit` is the staircase, where a building has several. */
export function room(building: string, number: string, unit = ''): RoomStory {
  return { building, unit, room: number };
}

/** A place in the group of the seller's own block. */
export function inOsmanthus(nickname: string, home: RoomStory): MembershipStory {
  return { community: 'osmanthus', nickname, home, otherRooms: [] };
}

/** A place in the group of the old block. */
export function inRiverside(nickname: string, home: RoomStory, otherRooms: readonly RoomStory[] = []): MembershipStory {
  return { community: 'riverside', nickname, home, otherRooms };
}

/** A place in the running club's group. */
export function inRunners(nickname: string): MembershipStory {
  return { community: 'runners', nickname, home: null, otherRooms: [] };
}
