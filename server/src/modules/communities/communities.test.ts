import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inShop } from '../../kernel/context.ts';
import { systemNewId, type ShopId } from '../../kernel/ids.ts';
import { aCommunity } from '../../../test/factories/communities.ts';
import { aPerson } from '../../../test/factories/people.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { archiveCommunity } from './archive-community.ts';
import { createCommunity } from './create-community.ts';
import { createPickupPoint } from './create-pickup-point.ts';
import { findCommunities } from './find-communities.ts';
import { findPickupPoints } from './find-pickup-points.ts';
import { updateCommunity } from './update-community.ts';
import { updatePickupPoint } from './update-pickup-point.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(() => shop.close());

const find = (id: string) => shop.read(async (ctx) => (await findCommunities(ctx, [id]))[0]);

test('a community keeps its name verbatim and its leader', async () => {
  const leaderPersonId = await shop.run((ctx) => aPerson(ctx));
  const name = "<script>'); drop table";
  const { communityId } = await shop.run((ctx) => createCommunity(ctx, { name, kind: 'club', leaderPersonId }));
  assert.deepEqual(await find(communityId), {
    id: communityId,
    name,
    kind: 'club',
    address: '',
    note: '',
    leaderPersonId,
    archivedAt: null,
  });
});

test('two communities of a shop cannot share a name; two shops may', async () => {
  await shop.run((ctx) => createCommunity(ctx, { name: '同名', kind: 'other' }));
  await assert.rejects(
    shop.run((ctx) => createCommunity(ctx, { name: ' 同名 ', kind: 'other' })),
    { code: 'communities.name_taken' },
  );
  const other = systemNewId<ShopId>();
  const actor = { kind: 'system', job: 'test' } as const;
  const { communityId } = await inShop(shop.kernel, other, actor, (ctx) =>
    createCommunity(ctx, { name: '同名', kind: 'other' }),
  );
  await assert.rejects(find(communityId), { code: 'communities.community_not_found' });
});

test('a change leaves the rest, and a refused one everything', async () => {
  const { communityId } = await shop.run((ctx) => aCommunity(ctx, { name: '原名' }));
  await shop.run((ctx) => aCommunity(ctx, { name: '别人' }));
  await shop.run((ctx) => updateCommunity(ctx, { communityId, address: '滨江路 1 号' }));
  const before = await find(communityId);
  assert.equal(before?.address, '滨江路 1 号');
  assert.equal(before?.name, '原名');
  await assert.rejects(
    shop.run((ctx) => updateCommunity(ctx, { communityId, name: '别人' })),
    { code: 'communities.name_taken' },
  );
  await assert.rejects(
    shop.run((ctx) => updateCommunity(ctx, { communityId, name: ' ' })),
    { code: 'communities.name_required' },
  );
  assert.deepEqual(await find(communityId), before);
});

test('archiving can be taken back', async () => {
  const { communityId } = await shop.run((ctx) => aCommunity(ctx, { name: '收起来' }));
  await shop.run((ctx) => archiveCommunity(ctx, { communityId, archived: true }));
  assert.deepEqual((await find(communityId))?.archivedAt, shop.now);
  await shop.run((ctx) => archiveCommunity(ctx, { communityId, archived: false }));
  assert.equal((await find(communityId))?.archivedAt, null);
});

test('a pickup point is changed and put away', async () => {
  const { pickupPointId } = await shop.run((ctx) => createPickupPoint(ctx, { name: '东门', hours: '9–20 点' }));
  await shop.run((ctx) => updatePickupPoint(ctx, { pickupPointId, phone: '16438000000', archived: true }));
  assert.deepEqual(await shop.read((ctx) => findPickupPoints(ctx, [pickupPointId])), [
    {
      id: pickupPointId,
      communityId: null,
      name: '东门',
      address: '',
      contactName: '',
      phone: '16438000000',
      hours: '9–20 点',
      archivedAt: shop.now,
    },
  ]);
  const missing = systemNewId();
  await assert.rejects(
    shop.run((ctx) => updatePickupPoint(ctx, { pickupPointId: missing })),
    { code: 'communities.pickup_point_not_found' },
  );
  await assert.rejects(
    shop.run((ctx) => createPickupPoint(ctx, { name: '西门', communityId: missing })),
    { code: 'communities.community_not_found' },
  );
});
