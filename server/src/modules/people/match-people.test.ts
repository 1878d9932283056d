import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inShop } from '../../kernel/context.ts';
import { systemNewId, type ShopId } from '../../kernel/ids.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { addIdentities } from './add-identities.ts';
import { findOrCreatePeople, type WantedPerson } from './find-or-create-people.ts';
import { matchPeople } from './match-people.ts';
import type { WrittenName } from './decide-match.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(() => shop.close());

const meet = (...wanted: WantedPerson[]) => shop.run((ctx) => findOrCreatePeople(ctx, wanted));
const match = async (communityId: string | null, name: WrittenName) =>
  (await shop.read((ctx) => matchPeople(ctx, { communityId, names: [name] })))[0]!;
const liveAt = (personId: string, scopeId: string, value: string) =>
  shop.run((ctx) => addIdentities(ctx, [{ personId: personId as never, kind: 'room', scopeId, value }]));

test('width, case, script, spaces and emoji do not hide a nickname', async () => {
  const communityId = systemNewId();
  const [personId] = await meet({ name: '陳媽媽🌸 Amy', communityId });
  for (const name of ['陈妈妈amy', '陳媽媽 ＡＭＹ', '🌸陈妈妈-Amy🌸']) {
    assert.deepEqual(await match(communityId, { name }), {
      kind: 'certain',
      personId,
      displayName: '陳媽媽🌸 Amy',
      reason: 'same_name',
    });
  }
});

test('two people with one nickname are candidates, whatever their emoji', async () => {
  const communityId = systemNewId();
  const [plain, flower] = await meet(
    { name: '李姐', phone: '16411110001', communityId },
    { name: '李姐🌸', phone: '16411110002', communityId },
  );
  const found = await match(communityId, { name: '李姐🌸' });
  const candidates = found.kind === 'candidates' ? found.candidates : [];
  assert.deepEqual(candidates.map((row) => row.personId).toSorted(), [plain, flower].toSorted());
  assert.deepEqual(
    candidates.map((row) => row.reasons),
    [['same_name'], ['same_name']],
  );
});

test('a nickname of another community is only a candidate here', async () => {
  const [personId] = await meet({ name: '隔壁老王', communityId: systemNewId() });
  assert.deepEqual(await match(systemNewId(), { name: '隔壁老王' }), {
    kind: 'candidates',
    candidates: [{ personId, displayName: '隔壁老王', reasons: ['same_name_elsewhere'] }],
  });
});

test('a known phone is certain under any name, unless the name is somebody else here', async () => {
  const communityId = systemNewId();
  const [caller, other] = await meet({ name: '孙老师', phone: '16422220001' }, { name: '吴姐', communityId });
  const byPhone = await match(communityId, { name: '乐乐爸', phone: '164 2222 0001' });
  assert.deepEqual([byPhone.kind, byPhone.kind === 'certain' && byPhone.personId], ['certain', caller]);
  const inName = await match(communityId, { name: '乐乐爸16422220001' });
  assert.equal(inName.kind === 'certain' && inName.personId, caller);
  const torn = await match(communityId, { name: '吴姐', phone: '16422220001' });
  assert.deepEqual(torn.kind === 'candidates' && torn.candidates.map((row) => row.personId), [caller, other]);
});

test('a door in front of the name must be the person’s door', async () => {
  const communityId = systemNewId();
  const [personId] = await meet({ name: '何姐', communityId });
  const unknownDoor = await match(communityId, { name: '3-501 何姐' });
  assert.deepEqual(unknownDoor.kind === 'candidates' && unknownDoor.candidates[0]?.reasons, ['same_name']);
  await liveAt(personId!, communityId, '3-2-501');
  for (const name of ['3-501 何姐', '3号楼2单元501室何姐', '何姐 3-2-501', '3栋0501何姐']) {
    const found = await match(communityId, { name });
    assert.equal(found.kind === 'certain' && found.personId, personId, name);
  }
  const elsewhere = await match(communityId, { name: '7-301 何姐' });
  assert.deepEqual(elsewhere.kind === 'candidates' && elsewhere.candidates[0]?.reasons, ['same_name']);
});

test('same room, similar name and phone tail are reasons, never certainty', async () => {
  const communityId = systemNewId();
  const [ma, zhao, qian] = await meet(
    { name: '马晓燕', communityId },
    { name: '赵六', communityId },
    { name: '钱多多', phone: '16433331234', communityId },
  );
  await liveAt(zhao!, communityId, '5-102');
  const reasonsOf = async (name: string) => {
    const found = await match(communityId, { name });
    return found.kind === 'candidates' ? found.candidates.map((row) => [row.personId, row.reasons]) : found.kind;
  };
  assert.deepEqual(await reasonsOf('马小燕'), [[ma, ['similar_name']]]);
  assert.deepEqual(await reasonsOf('5-102 新邻居'), [[zhao, ['same_room']]]);
  assert.deepEqual(await reasonsOf('新人 尾号1234'), [[qian, ['phone_tail']]]);
  assert.deepEqual(await reasonsOf('完全不认识'), 'none');
});

test('a stranger in a group is new, also with a hostile name', async () => {
  const communityId = systemNewId();
  for (const name of ["'); drop table people.people; --", '<script>', '=HYPERLINK("x")', '%', '']) {
    assert.deepEqual(await match(communityId, { name }), { kind: 'none' });
  }
});

test('people of another shop are never candidates', async () => {
  const communityId = systemNewId();
  await meet({ name: '秘密', phone: '16444440001', communityId });
  const actor = { kind: 'system', job: 'test' } as const;
  const found = await inShop(shop.kernel, systemNewId<ShopId>(), actor, (ctx) =>
    matchPeople(ctx, { communityId, names: [{ name: '秘密' }, { name: '谁', phone: '16444440001' }] }),
  );
  assert.deepEqual(found, [{ kind: 'none' }, { kind: 'none' }]);
});

test('without a community a name is looked for in the whole shop', async () => {
  const [personId] = await meet({ name: '独一无二的名字', communityId: systemNewId() });
  const found = await match(null, { name: '独一无二的名字' });
  assert.equal(found.kind === 'certain' && found.personId, personId);
});
