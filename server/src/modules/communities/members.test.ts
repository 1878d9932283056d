import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from '../../kernel/database.ts';
import { systemNewId } from '../../kernel/ids.ts';
import { aCommunity } from '../../../test/factories/communities.ts';
import { aPerson } from '../../../test/factories/people.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { matchPeople, mergePeople, type PersonId } from '../people/index.ts';
import { addMembers } from './add-members.ts';
import { ensureMembers } from './ensure-members.ts';
import { communitiesSubscription } from './follow-merges.ts';
import { removeMember } from './remove-member.ts';
import { updateMember } from './update-member.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(() => shop.close());

const membersOf = (communityId: string) =>
  shop.read((ctx) =>
    ctx.tx.many<{ personId: PersonId }>(sql`
      select person_id, nickname, building, unit, room, left_at from communities.members
      where shop_id = ${ctx.shopId} and community_id = ${communityId} order by nickname collate "C"`),
  );

test('members come in as a set, known and new, each with nickname and door', async () => {
  const known = await shop.run((ctx) => aPerson(ctx, { name: '周周', phone: '16437000001' }));
  const { communityId } = await shop.run((ctx) => aCommunity(ctx, { name: '梧桐里' }));
  const members = [
    { nickname: '周周妈', phone: '164 3700 0001', building: '3', unit: '2', room: '501' },
    { nickname: '老钱', room: '1203' },
  ];
  const { personIds } = await shop.run((ctx) => addMembers(ctx, { communityId, members }));
  assert.equal(personIds[0], known);
  assert.deepEqual(await membersOf(communityId), [
    { personId: known, nickname: '周周妈', building: '3', unit: '2', room: '501', leftAt: null },
    { personId: personIds[1], nickname: '老钱', building: '', unit: '', room: '1203', leftAt: null },
  ]);
});

test('a member who comes again keeps the door, and the second door is known too', async () => {
  const { communityId, personIds } = await shop.run((ctx) =>
    aCommunity(ctx, { name: '两间房', members: [{ nickname: '赵姨', building: '1', room: '101' }] }),
  );
  const personId = personIds[0]!;
  await shop.run((ctx) =>
    ensureMembers(ctx, [{ communityId, personId, nickname: '赵阿姨', building: '2', room: '202' }]),
  );
  assert.deepEqual(await membersOf(communityId), [
    { personId, nickname: '赵姨', building: '1', unit: '', room: '101', leftAt: null },
  ]);
  const names = [{ name: '赵姨' }, { name: '2-202 赵姨' }, { name: '1-101赵阿姨' }];
  const matches = await shop.run((ctx) => matchPeople(ctx, { communityId, names }));
  assert.deepEqual(
    matches.map((match) => match.kind === 'certain' && match.personId),
    [personId, personId, personId],
  );
});

test('a new nickname does not make the old one unknown', async () => {
  const { communityId, personIds } = await shop.run((ctx) =>
    aCommunity(ctx, { name: '改名', members: [{ nickname: '小鱼' }] }),
  );
  const personId = personIds[0]!;
  await shop.run((ctx) => updateMember(ctx, { communityId, personId, nickname: '大鱼🐟' }));
  const names = [{ name: '小鱼' }, { name: '大鱼' }];
  const matches = await shop.run((ctx) => matchPeople(ctx, { communityId, names }));
  assert.deepEqual(
    matches.map((match) => match.kind === 'certain' && match.personId),
    [personId, personId],
  );
});

test('who leaves stays in the books, and is back by joining again', async () => {
  const { communityId, personIds } = await shop.run((ctx) =>
    aCommunity(ctx, { name: '离群', members: [{ nickname: '阿飞' }] }),
  );
  const personId = personIds[0]!;
  const left = () => membersOf(communityId).then((rows) => rows.map((row) => (row as { leftAt?: Date }).leftAt));
  await shop.run((ctx) => removeMember(ctx, { communityId, personId }));
  assert.deepEqual(await left(), [shop.now]);
  await assert.rejects(
    shop.run((ctx) => removeMember(ctx, { communityId, personId })),
    { code: 'communities.member_not_found' },
  );
  await shop.run((ctx) => ensureMembers(ctx, [{ communityId, personId }]));
  assert.deepEqual(await left(), [null]);
});

test('a person the shop does not know, or a phone that is none, brings nobody in', async () => {
  const { communityId } = await shop.run((ctx) => aCommunity(ctx, { name: '空群' }));
  const add = (members: Parameters<typeof addMembers>[1]['members']) =>
    shop.run((ctx) => addMembers(ctx, { communityId, members }));
  const stranger = { nickname: '谁', personId: systemNewId() };
  await assert.rejects(add([{ nickname: '好人' }, stranger]), { code: 'people.person_not_found' });
  await assert.rejects(add([{ nickname: '好人', phone: 'abc' }]), { code: 'people.bad_phone' });
  await assert.rejects(add([{ nickname: ' ' }]), { code: 'people.name_required' });
  assert.deepEqual(await membersOf(communityId), []);
});

test('memberships follow a merge, however often it is told', async () => {
  const { communityId, personIds } = await shop.run((ctx) =>
    aCommunity(ctx, { name: '合并', members: [{ nickname: '莉莉', room: '808' }] }),
  );
  const fromId = personIds[0]!;
  const intoId = await shop.run((ctx) => aPerson(ctx, { name: 'Lily' }));
  await shop.run((ctx) => mergePeople(ctx, { intoId, fromId }));
  const event = { id: systemNewId(), topic: 'people.merged', payload: { intoId, fromId }, createdAt: shop.now };
  await shop.run((ctx) => communitiesSubscription.handle(ctx, [event]));
  await shop.run((ctx) => communitiesSubscription.handle(ctx, [event]));
  assert.deepEqual(await membersOf(communityId), [
    { personId: intoId, nickname: '莉莉', building: '', unit: '', room: '808', leftAt: null },
  ]);
});
