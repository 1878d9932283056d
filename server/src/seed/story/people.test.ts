import assert from 'node:assert/strict';
import { test } from 'node:test';
import { communities, people, shop, suppliers } from './index.ts';

/** Segments that no Chinese operator has been given, so no number here belongs to anybody. */
const unallocated = /^(?:154|160|161|163|164|168|169)\d{8}$/;

const personKeys = new Set(people.map((person) => person.key));
const pickupPoints = communities.flatMap((community) => community.pickupPoints);

test('about forty friends in three communities, each known once', () => {
  assert.equal(communities.length, 3);
  assert.ok(people.length >= 38 && people.length <= 46, String(people.length));
  assert.equal(personKeys.size, people.length);
  assert.equal(new Set(people.map((person) => person.displayName)).size, people.length);
});

test('every phone number is in a segment nobody owns, and a person has their own', () => {
  const personal = people.flatMap((person) => person.phone ?? []);
  assert.equal(new Set(personal).size, personal.length);
  const all = [...personal, ...suppliers.map(({ phone }) => phone), ...pickupPoints.map(({ phone }) => phone)];
  for (const phone of all) assert.match(phone, unallocated);
  const written = shop.exemptionStatement.match(/1\d{2} \d{4} \d{4}/)?.[0].replaceAll(' ', '');
  assert.equal(written, people.find((person) => person.key === 'ying-xiaomei')?.phone);
});

test('leaders and memberships name somebody and some place known', () => {
  const communityKeys = new Set(communities.map((community) => community.key));
  for (const community of communities) {
    const leader = people.find((person) => person.key === community.leader);
    assert.ok(
      leader?.memberships.some((membership) => membership.community === community.key),
      community.key,
    );
    assert.ok(community.pickupPoints.length > 0, community.key);
  }
  for (const person of people) {
    assert.ok(person.memberships.length > 0, person.key);
    for (const { community } of person.memberships) assert.ok(communityKeys.has(community), person.key);
  }
});

test('a nickname or a home belongs to one person of a community', () => {
  for (const { key, kind } of communities) {
    const members = people.flatMap((person) => person.memberships.filter((place) => place.community === key));
    assert.equal(new Set(members.map((place) => place.nickname)).size, members.length);
    const homes = members.flatMap((place) => (place.home ? [place.home, ...place.otherRooms] : []));
    assert.equal(new Set(homes.map((home) => JSON.stringify(home))).size, homes.length);
    assert.equal(members.filter((place) => place.home !== null).length, kind === 'building' ? members.length : 0);
  }
});

test('some friends are in two communities, and one has two rooms', () => {
  const double = people.filter((person) => person.memberships.length === 2).map((person) => person.key);
  assert.deepEqual(double, ['ying-xiaomei', 'li-yan', 'wu-ting', 'luo-yang']);
  const twoRooms = people.filter((person) => person.memberships.some((place) => place.otherRooms.length > 0));
  assert.deepEqual(
    twoRooms.map((person) => person.key),
    ['feng-meijuan'],
  );
});
