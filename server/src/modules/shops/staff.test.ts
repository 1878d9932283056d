import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { inShop, type Actor } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { systemNewId, type ShopId } from '../../kernel/ids.ts';
import { createApiKey, revokeApiKey } from './api-keys.ts';
import { endOwnSession } from './end-session.ts';
import { findHolderOfKey, findStaffOfSession, readToken } from './find-callers.ts';
import { inviteStaff } from './invite-staff.ts';
import type { StaffId } from './shop.ts';
import { startSession } from './start-session.ts';
import { updateStaff } from './update-staff.ts';
import { useSignInLink } from './use-sign-in-link.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(() => shop.close());

const staffOf = () =>
  shop.read((ctx) =>
    ctx.tx.many(sql`
      select login, role, disabled_at is not null as disabled from shops.staff
      where shop_id = ${ctx.shopId} order by login`),
  );

test('an invitation signs the new clerk in once and shows only what a clerk may', async () => {
  const { staffId, token } = await shop.run((ctx) => inviteStaff(ctx, { name: '小敏', login: 'min', role: 'clerk' }));
  const session = await shop.run((ctx) => useSignInLink(ctx, readToken(token)!));
  const caller = await findStaffOfSession(shop.kernel, session.token);
  assert.deepEqual(caller, { shopId: shop.shopId, actor: { kind: 'staff', staffId, name: '小敏', role: 'clerk' } });
  await assert.rejects(
    shop.run((ctx) => useSignInLink(ctx, readToken(token)!)),
    { code: 'shops.link_expired' },
  );
});

test('a login is one person’s', async () => {
  const before = await staffOf();
  await assert.rejects(
    shop.run((ctx) => inviteStaff(ctx, { name: '又一个', login: ' owner ', role: 'clerk' })),
    {
      code: 'shops.login_taken',
    },
  );
  await assert.rejects(
    shop.run((ctx) => inviteStaff(ctx, { name: ' ', login: 'x', role: 'clerk' })),
    {
      code: 'shops.name_required',
    },
  );
  assert.deepEqual(await staffOf(), before);
});

test('who is disabled is out at once, also with a link in hand', async () => {
  const { staffId, token } = await shop.run((ctx) => inviteStaff(ctx, { name: '阿彪', login: 'biao', role: 'packer' }));
  const session = await shop.run((ctx) => startSession(ctx, { staffId }));
  await shop.run((ctx) => updateStaff(ctx, { staffId, disabled: true }));
  assert.equal(await findStaffOfSession(shop.kernel, session.token), undefined);
  await assert.rejects(
    shop.run((ctx) => useSignInLink(ctx, readToken(token)!)),
    { code: 'shops.link_expired' },
  );
  await shop.run((ctx) => updateStaff(ctx, { staffId, disabled: false }));
  assert.equal(await findStaffOfSession(shop.kernel, session.token), undefined);
});

test('the last owner can neither step down nor be disabled, and two owners cannot both leave at once', async () => {
  const ownerId = shop.owner.staffId;
  for (const change of [{ role: 'clerk' as const }, { disabled: true }]) {
    await assert.rejects(
      shop.run((ctx) => updateStaff(ctx, { staffId: ownerId, ...change })),
      { code: 'shops.last_owner' },
    );
  }
  const { staffId } = await shop.run((ctx) => inviteStaff(ctx, { name: '二老板', login: 'second', role: 'owner' }));
  const leave = (id: StaffId) => shop.run((ctx) => updateStaff(ctx, { staffId: id, role: 'manager' }));
  const results = await Promise.allSettled([leave(ownerId), leave(staffId)]);
  assert.deepEqual(results.map((result) => result.status).toSorted(), ['fulfilled', 'rejected']);
  const owners = (await staffOf()).filter((row) => (row as { role: string }).role === 'owner');
  assert.equal(owners.length, 1);
  await shop.run((ctx) =>
    ctx.tx.run(sql`update shops.staff set role = 'owner' where shop_id = ${ctx.shopId} and id = ${ownerId}`),
  );
});

test('a key does what its scopes say until it is ended, and its token is not kept', async () => {
  const { keyId, token } = await shop.run((ctx) =>
    createApiKey(ctx, { name: '仓库', scopes: ['orders:read', 'orders:read'] }),
  );
  assert.deepEqual(await findHolderOfKey(shop.kernel, token), {
    shopId: shop.shopId,
    actor: { kind: 'api_key', keyId, name: '仓库', scopes: ['orders:read'] },
  });
  const rows = await shop.read((ctx) => ctx.tx.many(sql`select * from shops.api_keys where shop_id = ${ctx.shopId}`));
  assert.ok(!JSON.stringify(rows).includes(readToken(token)!.secret));
  await shop.run((ctx) => revokeApiKey(ctx, { keyId }));
  assert.equal(await findHolderOfKey(shop.kernel, token), undefined);
  await assert.rejects(
    shop.run((ctx) => revokeApiKey(ctx, { keyId })),
    { code: 'shops.key_not_found' },
  );
});

test('nobody gives a key more than they may do themselves', async () => {
  const clerk: Actor = { ...shop.owner, role: 'clerk' };
  const count = () => shop.read((ctx) => ctx.tx.one(sql`select count(*) as count from shops.api_keys`));
  const before = await count();
  const make = inShop(shop.kernel, shop.shopId, clerk, (ctx) =>
    createApiKey(ctx, { name: '越权', scopes: ['money:write'] }),
  );
  await assert.rejects(make, { code: 'http.not_allowed' });
  assert.deepEqual(await count(), before);
});

test('one ends one’s own sessions and nobody else’s', async () => {
  const mine = await shop.run((ctx) => startSession(ctx, { staffId: shop.owner.staffId }));
  const { staffId } = await shop.run((ctx) => inviteStaff(ctx, { name: '别人', login: 'other', role: 'clerk' }));
  const theirs = await shop.run((ctx) => startSession(ctx, { staffId }));
  const keys = await shop.read((ctx) =>
    ctx.tx.many<{ key: string; staffId: string }>(sql`
      select encode(token_hash, 'hex') as key, staff_id from shops.sessions
      where shop_id = ${ctx.shopId} and ended_at is null`),
  );
  const keyOf = (id: string) => keys.find((row) => row.staffId === id)!.key;
  await shop.run((ctx) => endOwnSession(ctx, { sessionKey: keyOf(shop.owner.staffId) }));
  assert.equal(await findStaffOfSession(shop.kernel, mine.token), undefined);
  await assert.rejects(
    shop.run((ctx) => endOwnSession(ctx, { sessionKey: keyOf(staffId) })),
    { code: 'shops.session_not_found' },
  );
  assert.notEqual(await findStaffOfSession(shop.kernel, theirs.token), undefined);
});

test('a member of staff of one shop is nobody in another', async () => {
  const other = systemNewId<ShopId>();
  const change = inShop(shop.kernel, other, shop.owner, (ctx) =>
    updateStaff(ctx, { staffId: shop.owner.staffId, role: 'clerk' }),
  );
  await assert.rejects(change, { code: 'shops.staff_not_found' });
});
