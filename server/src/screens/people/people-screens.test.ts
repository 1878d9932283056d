import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { aCommunity } from '../../../test/factories/communities.ts';
import { anOrder } from '../../../test/factories/orders.ts';
import { aPerson } from '../../../test/factories/people.ts';
import { aSale } from '../../../test/factories/sales.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { inShop } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { systemNewId, type ShopId } from '../../kernel/ids.ts';
import { recordTouches } from '../../modules/outreach/index.ts';
import { mergePeople, updatePerson, writeNote } from '../../modules/people/index.ts';
import { readCommunity } from './community-detail.ts';
import { readCommunities } from './community-list.ts';
import { readPeople } from './people-list.ts';
import { readPersonProfile } from './person-profile.ts';
import { readPersonTimeline } from './person-timeline.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(() => shop.close());

const found = async (search: string) =>
  (await shop.read((ctx) => readPeople(ctx, { search }))).rows.map((row) => row.displayName).toSorted();

test('people are found by part of a name, pinyin, initials, door and phone tail, and not by other digits', async () => {
  await shop.run((ctx) =>
    aCommunity(ctx, {
      name: '查找苑',
      members: [
        { nickname: '欧阳晓霞', phone: '16412345678', building: '3', unit: '2', room: '1501' },
        { nickname: '晓东🌸', phone: '16487650001', building: '8', room: '702' },
      ],
    }),
  );
  assert.deepEqual(await found('晓霞'), ['欧阳晓霞']);
  assert.deepEqual(await found('曉'), ['晓东🌸', '欧阳晓霞']);
  assert.deepEqual(await found('ouyang'), ['欧阳晓霞']);
  assert.deepEqual(await found('XD'), ['晓东🌸']);
  assert.deepEqual(await found('3号楼2单元1501'), ['欧阳晓霞']);
  assert.deepEqual(await found('702'), ['晓东🌸']);
  assert.deepEqual(await found('5678'), ['欧阳晓霞']);
  assert.deepEqual(await found('164 1234 5678'), ['欧阳晓霞']);
  for (const part of ['16412', '345678', '%', '_', "'); drop table"]) assert.deepEqual(await found(part), [], part);
});

test('phones in lists are masked', async () => {
  const { rows } = await shop.read((ctx) => readPeople(ctx, { search: '欧阳' }));
  assert.equal(rows[0]?.phone, '164****5678');
  assert.deepEqual(
    rows[0]?.communities.map((row) => [row.name, row.door]),
    [['查找苑', '3-2-1501']],
  );
});

test('the list goes on by key and narrows by tag and community', async () => {
  const { communityId, personIds } = await shop.run((ctx) =>
    aCommunity(ctx, {
      name: '大群',
      members: Array.from({ length: 60 }, (_, index) => ({ nickname: `群友${index}` })),
    }),
  );
  const first = await shop.read((ctx) => readPeople(ctx, { communityId }));
  const second = await shop.read((ctx) => readPeople(ctx, { communityId, cursor: first.next! }));
  assert.equal(first.rows.length, 50);
  assert.equal(second.next, null);
  const ids = [...first.rows, ...second.rows].map((row) => row.personId);
  assert.deepEqual(ids.toSorted(), [...personIds].toSorted());
  await shop.run((ctx) => updatePerson(ctx, { personId: personIds[7]!, tags: ['常客'] }));
  const tagged = await shop.read((ctx) => readPeople(ctx, { communityId, tag: '常客' }));
  assert.deepEqual(
    tagged.rows.map((row) => row.personId),
    [personIds[7]],
  );
});

test('a profile joins what two merged records did, and the timeline tells it newest first', async () => {
  const sale = await shop.run((ctx) => aSale(ctx));
  const name = '<img src=x onerror=alert(1)>';
  const fromId = await shop.run((ctx) => aPerson(ctx, { name, phone: '16400000009' }));
  const order = await shop.run((ctx) => anOrder(ctx, sale, { person: { id: fromId } }));
  shop.now = new Date(shop.now.getTime() + 60_000);
  const intoId = await shop.run((ctx) => aPerson(ctx, { name: '真名' }));
  await shop.run((ctx) => mergePeople(ctx, { intoId, fromId }));
  await shop.run((ctx) => writeNote(ctx, { personId: intoId, text: '住得近' }));
  shop.now = new Date(shop.now.getTime() + 60_000);
  await shop.run((ctx) => recordTouches(ctx, [{ channel: 'reminder', subjectId: order.orderId, personId: intoId }]));
  const profile = await shop.read((ctx) => readPersonProfile(ctx, fromId));
  assert.equal(profile.personId, intoId);
  assert.deepEqual(
    [profile.orderCount, profile.orderedFen, profile.unpaidFen],
    [1, order.payableFen, order.payableFen],
  );
  assert.deepEqual(profile.identities.map((row) => [row.kind, row.value]).toSorted(), [
    ['nickname', name],
    ['nickname', '真名'],
    ['phone', '164****0009'],
  ]);
  const { rows } = await shop.read((ctx) => readPersonTimeline(ctx, { personId: intoId }));
  assert.deepEqual(
    rows.map((row) => [row.kind, row.by, row.note ?? row.channel ?? row.order?.goods]),
    [
      ['touch', '阿青', 'reminder'],
      ['note', '阿青', '住得近'],
      ['order', null, '东魁杨梅 ×1'],
    ],
  );
});

test('members stand in the order of a walk through the house', async () => {
  const doors = [
    ['10', '1', '101'],
    ['2', '2', '1001'],
    ['2', '2', '202'],
    ['2', '1', '303'],
    ['', '', ''],
  ] as const;
  const { communityId } = await shop.run((ctx) =>
    aCommunity(ctx, {
      name: '楼道',
      members: doors.map(([building, unit, room], index) => ({ nickname: `住户${index}`, building, unit, room })),
    }),
  );
  const community = await shop.read((ctx) => readCommunity(ctx, communityId));
  assert.deepEqual(
    community.members.map((member) => `${member.building}-${member.unit}-${member.room}`),
    ['2-1-303', '2-2-202', '2-2-1001', '10-1-101', '--'],
  );
  const { rows } = await shop.read((ctx) => readCommunities(ctx, { archived: false }));
  assert.deepEqual(rows.find((row) => row.communityId === communityId)?.memberCount, 5);
});

test('another shop finds nobody', async () => {
  const other = systemNewId<ShopId>();
  const actor = { kind: 'system', job: 'test' } as const;
  await inShop(shop.kernel, other, actor, async (ctx) => {
    assert.deepEqual(await readPeople(ctx, { search: '晓' }), { rows: [], next: null });
    assert.deepEqual(await readCommunities(ctx, { archived: false }), { rows: [], next: null });
  });
});

test('looking at a whole phone is written into the audit chain', async () => {
  const personId = await shop.run((ctx) => aPerson(ctx, { phone: '16400000077' }));
  const { app, signedIn } = await shop.app();
  const reply = await app.inject({
    method: 'POST',
    url: `/api/admin/people/${personId}/phone-disclosures`,
    headers: signedIn,
  });
  assert.equal(reply.statusCode, 200);
  assert.deepEqual(
    reply.json().phones.map((row: { phone: string }) => row.phone),
    ['16400000077'],
  );
  const kept = await shop.read((ctx) =>
    ctx.tx.many(
      sql`select action, subject from kernel.audit_log where shop_id = ${ctx.shopId} and subject = ${personId}`,
    ),
  );
  assert.deepEqual(kept, [{ action: 'person.phone_shown', subject: personId }]);
});

test('every screen of people answers over HTTP as its schema says', async () => {
  const { app, signedIn } = await shop.app();
  const { communityId, personIds } = await shop.run((ctx) =>
    aCommunity(ctx, { name: '接口', members: [{ nickname: '阿口' }] }),
  );
  const urls = [
    '/api/admin/people?search=ak',
    '/api/admin/people/tags',
    `/api/admin/people/${personIds[0]}`,
    `/api/admin/people/${personIds[0]}/timeline`,
    '/api/admin/communities',
    '/api/admin/communities?state=archived',
    `/api/admin/communities/${communityId}`,
    '/api/admin/pickup-points',
  ];
  for (const url of urls) {
    const reply = await app.inject({ method: 'GET', url, headers: signedIn });
    assert.equal(reply.statusCode, 200, `${url} ${reply.body}`);
  }
  const missing = await app.inject({ method: 'GET', url: `/api/admin/people/${systemNewId()}`, headers: signedIn });
  assert.equal(missing.json().code, 'people.person_not_found');
});
