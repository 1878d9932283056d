import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inShop } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { systemNewId, type ShopId } from '../../kernel/ids.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { findOrCreatePeople } from './find-or-create-people.ts';
import type { PersonId } from './person.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(() => shop.close());

const community = systemNewId();
const phone = (tail: number) => `164${String(tail).padStart(8, '0')}`;

const namesOf = (personId: PersonId) =>
  shop.read((ctx) =>
    ctx.tx.many<{ kind: string; value: string }>(sql`
      select kind, value from people.identities where shop_id = ${ctx.shopId} and person_id = ${personId}
      order by kind, value collate "C"`),
  );
const countPeople = async () =>
  (
    await shop.read((ctx) =>
      ctx.tx.one<{ count: number }>(sql`
    select count(*) as count from people.people where shop_id = ${ctx.shopId} and merged_into_id is null`),
    )
  ).count;

test('one phone with two names is one person known by both', async () => {
  const wanted = [
    { name: '李姐', phone: '164 0000 0001' },
    { name: '小李', phone: '+86-16400000001' },
  ];
  const [first, second] = await shop.run((ctx) => findOrCreatePeople(ctx, wanted));
  assert.equal(first, second);
  const [third] = await shop.run((ctx) => findOrCreatePeople(ctx, [{ name: '李阿姨', phone: '１６４００００0001' }]));
  assert.equal(third, first);
  assert.deepEqual(await namesOf(first!), [
    { kind: 'nickname', value: '小李' },
    { kind: 'nickname', value: '李姐' },
    { kind: 'nickname', value: '李阿姨' },
    { kind: 'phone', value: '16400000001' },
  ]);
});

test('a name alone is nobody known; in a community it is the one person who has it', async () => {
  const [stranger] = await shop.run((ctx) => findOrCreatePeople(ctx, [{ name: '王哥' }]));
  const [member] = await shop.run((ctx) => findOrCreatePeople(ctx, [{ name: '王哥🌸', communityId: community }]));
  const [again, alone] = await shop.run((ctx) =>
    findOrCreatePeople(ctx, [{ name: '王 哥', communityId: community }, { name: '王哥' }]),
  );
  assert.equal(again, member);
  assert.equal(new Set([stranger, member, alone]).size, 3);
});

test('a nickname whose holder has another phone is somebody else', async () => {
  const [one] = await shop.run((ctx) =>
    findOrCreatePeople(ctx, [{ name: '阿珍', phone: phone(21), communityId: community }]),
  );
  const [two] = await shop.run((ctx) =>
    findOrCreatePeople(ctx, [{ name: '阿珍', phone: phone(22), communityId: community }]),
  );
  assert.notEqual(one, two);
});

test('a browser is its person until it gives another phone with another name', async () => {
  const visitorId = systemNewId();
  const [first] = await shop.run((ctx) => findOrCreatePeople(ctx, [{ name: '刘洋', visitorId }]));
  const [withPhone] = await shop.run((ctx) => findOrCreatePeople(ctx, [{ name: '刘洋', visitorId, phone: phone(31) }]));
  const [newPhone] = await shop.run((ctx) => findOrCreatePeople(ctx, [{ name: '刘洋', visitorId, phone: phone(32) }]));
  const [mother] = await shop.run((ctx) => findOrCreatePeople(ctx, [{ name: '刘妈妈', visitorId, phone: phone(33) }]));
  assert.equal(withPhone, first);
  assert.equal(newPhone, first);
  assert.notEqual(mother, first);
});

test('nicknames that look like code are kept and given back as written', async () => {
  const hostile = [
    "'); drop table people.people; --",
    '<script>alert(1)</script>',
    '=HYPERLINK("http://x","y")',
    '🌸🌸',
    '%_\\',
  ];
  const ids = await shop.run((ctx) =>
    findOrCreatePeople(
      ctx,
      hostile.map((name) => ({ name, communityId: community })),
    ),
  );
  const kept = await shop.read((ctx) =>
    ctx.tx.many<{ id: PersonId; displayName: string }>(sql`
      select id, display_name from people.people where shop_id = ${ctx.shopId} and id = any(${ids}::uuid[])`),
  );
  const nameOf = new Map(kept.map((row) => [row.id, row.displayName]));
  assert.deepEqual(
    ids.map((id) => nameOf.get(id)),
    hostile,
  );
});

test('a blank name and a phone that is none stop nobody', async () => {
  const ids = await shop.run((ctx) =>
    findOrCreatePeople(ctx, [{ name: '　' }, { name: '', phone: phone(41) }, { name: '陈', phone: '问群主' }]),
  );
  assert.equal(new Set(ids).size, 3);
  assert.deepEqual(await namesOf(ids[2]!), [{ kind: 'nickname', value: '陈' }]);
});

test('two transactions that bring the same new phone end with one person', async () => {
  const people = await countPeople();
  const results = await Promise.all(
    ['甲', '乙', '丙'].map((name) => shop.run((ctx) => findOrCreatePeople(ctx, [{ name, phone: phone(51) }]))),
  );
  assert.equal(new Set(results.flat()).size, 1);
  assert.equal(await countPeople(), people + 1);
});

test('another shop sees none of it and may have the same phone', async () => {
  const other = systemNewId<ShopId>();
  const actor = { kind: 'system', job: 'test' } as const;
  const [theirs] = await inShop(shop.kernel, other, actor, (ctx) =>
    findOrCreatePeople(ctx, [{ name: '李姐', phone: phone(1), communityId: community }]),
  );
  const [ours] = await shop.run((ctx) => findOrCreatePeople(ctx, [{ name: '李姐', phone: phone(1) }]));
  assert.notEqual(theirs, ours);
  const seen = await inShop(shop.kernel, other, actor, (ctx) =>
    ctx.tx.many<{ id: string }>(sql`select id from people.people`),
  );
  assert.deepEqual(seen, [{ id: theirs }]);
});
