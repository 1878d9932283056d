import { createCommunity, createPickupPoint, ensureMembers, updateCommunity } from '../modules/communities/index.ts';
import { addIdentity, createPerson, tagPeople, writeNote, type PersonId } from '../modules/people/index.ts';
import { communities, people, type PersonStory } from './story/index.ts';
import type { Storyteller } from './storyteller.ts';

/** Communities with their pickup points, then everybody with the names, rooms and tags they are known by. */
export async function seedPeople(teller: Storyteller, hours: number): Promise<void> {
  for (const { key, name, kind, address, note, pickupPoints } of communities) {
    const { communityId } = await teller.at(hours, (ctx) => createCommunity(ctx, { name, kind, address, note }));
    teller.book.set('community', key, communityId);
    for (const { key: point, ...place } of pickupPoints) {
      const made = await teller.at(hours, (ctx) => createPickupPoint(ctx, { ...place, communityId }));
      teller.book.set('pickup point', point, made.pickupPointId);
    }
  }
  for (const person of people) await seedPerson(teller, hours, person);
  for (const { key, leader } of communities) {
    const [communityId, leaderPersonId] = [teller.book.get('community', key), teller.book.get('person', leader)];
    await teller.at(hours, (ctx) => updateCommunity(ctx, { communityId, leaderPersonId }));
  }
}

async function seedPerson(teller: Storyteller, hours: number, person: PersonStory): Promise<void> {
  await teller.at(hours, async (ctx) => {
    const phone = person.phone === null ? {} : { phone: person.phone };
    const { personId } = await createPerson(ctx, { name: person.displayName, ...phone });
    teller.book.set('person', person.key, personId);
    for (const tag of person.tags) await tagPeople(ctx, { personIds: [personId], tag });
    if (person.note !== null) await writeNote(ctx, { personId, text: person.note });
    await ensureMembers(ctx, membershipsOf(teller, person, personId));
    for (const { community, otherRooms } of person.memberships) {
      for (const { building, unit, room } of otherRooms) {
        const value = [building, unit, room].filter((part) => part !== '').join('-');
        const scopeId = teller.book.get('community', community);
        await addIdentity(ctx, { personId, kind: 'room', scopeId, value });
      }
    }
  });
}

const membershipsOf = (teller: Storyteller, person: PersonStory, personId: PersonId) =>
  person.memberships.map(({ community, nickname, home }) => ({
    communityId: teller.book.get('community', community),
    personId,
    nickname,
    ...(home ?? {}),
  }));
