import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from '../../kernel/database.ts';
import { systemNewId } from '../../kernel/ids.ts';
import { aPerson } from '../../../test/factories/people.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { addIdentity } from './add-identity.ts';
import { createPerson } from './create-person.ts';
import { mergePeople } from './merge-people.ts';
import type { PersonId } from './person.ts';
import { readPhones } from './read-phones.ts';
import { removeIdentity } from './remove-identity.ts';
import { tagPeople } from './tag-people.ts';
import { updatePerson } from './update-person.ts';
import { writeNote } from './write-note.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(() => shop.close());

let tail = 0;
const newPhone = () => `164${String((tail += 1)).padStart(8, '0')}`;
const recordOf = (personId: PersonId) =>
  shop.read(async (ctx) => ({
    person: await ctx.tx.maybeOne(sql`
      select display_name, merged_into_id, search_text from people.people
      where shop_id = ${ctx.shopId} and id = ${personId}`),
    identities: await ctx.tx.many<{ id: string; kind: string; value: string }>(sql`
      select id, kind, value from people.identities where shop_id = ${ctx.shopId} and person_id = ${personId}
      order by kind, value collate "C"`),
    tags: (
      await ctx.tx.many<{ tag: string }>(sql`
      select tag from people.tags where shop_id = ${ctx.shopId} and person_id = ${personId} order by tag collate "C"`)
    ).map((row) => row.tag),
    notes: await ctx.tx.many<{ text: string }>(sql`
      select text from people.notes where shop_id = ${ctx.shopId} and person_id = ${personId}`),
  }));

test('a phone that somebody has makes nobody new', async () => {
  const phone = newPhone();
  const holder = await shop.run((ctx) => aPerson(ctx, { phone }));
  const count = () => shop.read((ctx) => ctx.tx.one(sql`select count(*) as count from people.people`));
  const before = await count();
  await assert.rejects(
    shop.run((ctx) => createPerson(ctx, { name: '新人', phone })),
    {
      code: 'people.phone_taken',
      details: { personId: holder },
    },
  );
  await assert.rejects(
    shop.run((ctx) => createPerson(ctx, { name: '新人', phone: '12ab' })),
    { code: 'people.bad_phone' },
  );
  await assert.rejects(
    shop.run((ctx) => createPerson(ctx, { name: '  ' })),
    { code: 'people.name_required' },
  );
  assert.deepEqual(await count(), before);
});

test('a new name can be searched by its pinyin, and the old one no longer when it is forgotten', async () => {
  const personId = await shop.run((ctx) => aPerson(ctx, { name: '单雅' }));
  await shop.run((ctx) => updatePerson(ctx, { personId, displayName: '单老师' }));
  const renamed = await recordOf(personId);
  assert.match(String((renamed.person as { searchText: string }).searchText), /单雅.*shanya.*单老师.*shanlaoshi/);
  await shop.run((ctx) => addIdentity(ctx, { personId, kind: 'nickname', value: '小单单' }));
  const old = renamed.identities[0]!;
  await shop.run((ctx) => removeIdentity(ctx, { personId, identityId: old.id }));
  const after = await recordOf(personId);
  assert.doesNotMatch(String((after.person as { searchText: string }).searchText), /单雅/);
  assert.deepEqual(
    after.identities.map((row) => row.value),
    ['小单单'],
  );
});

test('the last name stays', async () => {
  const personId = await shop.run((ctx) => aPerson(ctx, { name: '独名' }));
  const before = await recordOf(personId);
  const identityId = before.identities[0]!.id;
  await assert.rejects(
    shop.run((ctx) => removeIdentity(ctx, { personId, identityId })),
    { code: 'people.last_name' },
  );
  await assert.rejects(
    shop.run((ctx) => removeIdentity(ctx, { personId, identityId: systemNewId() })),
    { code: 'people.identity_not_found' },
  );
  assert.deepEqual(await recordOf(personId), before);
});

test('a tag list replaces the tags; one tag for many adds to them', async () => {
  const personId = await shop.run((ctx) => aPerson(ctx));
  await shop.run((ctx) => updatePerson(ctx, { personId, tags: ['老客', ' 老客 ', '爱吃辣'] }));
  await shop.run((ctx) => tagPeople(ctx, { personIds: [personId], tag: '三号楼' }));
  await shop.run((ctx) => tagPeople(ctx, { personIds: [personId], tag: '三号楼' }));
  assert.deepEqual((await recordOf(personId)).tags, ['三号楼', '爱吃辣', '老客']);
  await shop.run((ctx) => updatePerson(ctx, { personId, tags: [] }));
  assert.deepEqual((await recordOf(personId)).tags, []);
  await assert.rejects(
    shop.run((ctx) => tagPeople(ctx, { personIds: [personId], tag: ' ' })),
    { code: 'people.bad_tag' },
  );
});

test('a note is kept as written and a blank one is not', async () => {
  const personId = await shop.run((ctx) => aPerson(ctx));
  const text = '<b>不吃葱</b>\n=HYPERLINK("x")';
  await shop.run((ctx) => writeNote(ctx, { personId, text }));
  await assert.rejects(
    shop.run((ctx) => writeNote(ctx, { personId, text: ' \n' })),
    { code: 'people.note_required' },
  );
  assert.deepEqual((await recordOf(personId)).notes, [{ text }]);
});

test('a merge moves everything once and cannot be made in a circle', async () => {
  const [kept, gone] = [newPhone(), newPhone()];
  const intoId = await shop.run((ctx) => aPerson(ctx, { name: '李姐', phone: kept }));
  const fromId = await shop.run((ctx) => aPerson(ctx, { name: '李姐', phone: gone }));
  await shop.run((ctx) => updatePerson(ctx, { personId: intoId, tags: ['老客'] }));
  await shop.run((ctx) => updatePerson(ctx, { personId: fromId, tags: ['老客', '海鲜'] }));
  await shop.run((ctx) => writeNote(ctx, { personId: fromId, text: '换过号' }));
  await shop.run((ctx) => mergePeople(ctx, { intoId, fromId }));
  const into = await recordOf(intoId);
  assert.deepEqual(
    into.identities.map((row) => row.value),
    ['李姐', kept, gone],
  );
  assert.deepEqual(into.tags, ['海鲜', '老客']);
  assert.deepEqual(into.notes, [{ text: '换过号' }]);
  const from = await recordOf(fromId);
  assert.deepEqual(from, {
    person: { displayName: '李姐', mergedIntoId: intoId, searchText: '' },
    identities: [],
    tags: [],
    notes: [],
  });
  await assert.rejects(
    shop.run((ctx) => mergePeople(ctx, { intoId: fromId, fromId: intoId })),
    { code: 'people.person_not_found' },
  );
  await assert.rejects(
    shop.run((ctx) => mergePeople(ctx, { intoId, fromId: intoId })),
    { code: 'people.same_person' },
  );
  await assert.rejects(
    shop.run((ctx) => writeNote(ctx, { personId: fromId, text: '晚了' })),
    { code: 'people.person_not_found' },
  );
});

test('whole phones are read by the one who asks for that person only', async () => {
  const phone = newPhone();
  const personId = await shop.run((ctx) => aPerson(ctx, { phone }));
  const phones = await shop.run((ctx) => readPhones(ctx, { personId }));
  assert.deepEqual(
    phones.map((row) => row.phone),
    [phone],
  );
});
