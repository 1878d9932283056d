import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { inShop } from '../../kernel/context.ts';
import { systemNewId, type ShopId } from '../../kernel/ids.ts';
import { createShop } from './create-shop.ts';
import { endSession } from './end-session.ts';
import { findStaffOfSession, readToken } from './find-callers.ts';
import { setPassword } from './set-password.ts';
import { signInWithPassword } from './sign-in-with-password.ts';
import { staffRoutes } from './staff-routes.ts';
import { startSession } from './start-session.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(() => shop.close());

const newSession = () => shop.run((ctx) => startSession(ctx, { staffId: shop.owner.staffId }));
const isOpen = async (token: string) => (await findStaffOfSession(shop.kernel, token)) !== undefined;

test('an address belongs to one shop: a second shop of that name is refused', async () => {
  const other = systemNewId<ShopId>();
  const second = inShop(shop.kernel, other, { kind: 'system', job: 'test' }, (ctx) =>
    createShop(ctx, { slug: 'plum', name: '另一家', sellerName: '阿梅', ownerLogin: 'owner' }),
  );
  await assert.rejects(second, { code: 'shops.slug_taken', details: { slug: 'plum' } });
});

test('an ended session is nobody, and ending it again changes nothing', async () => {
  const [one, other] = [await newSession(), await newSession()];
  const { secret } = readToken(one.token)!;
  await shop.run((ctx) => endSession(ctx, { secret }));
  await shop.run((ctx) => endSession(ctx, { secret }));
  assert.deepEqual([await isOpen(one.token), await isOpen(other.token)], [false, true]);
});

test('a new password ends every other session, and the old one opens nothing', async () => {
  const [here, elsewhere] = [await newSession(), await newSession()];
  const { secret } = readToken(here.token)!;
  await shop.run((ctx) => setPassword(ctx, { password: 'plum tree 7', secret }));
  assert.deepEqual([await isOpen(here.token), await isOpen(elsewhere.token)], [true, false]);
  await shop.run((ctx) => setPassword(ctx, { password: 'plum tree 8', secret }));
  const signIn = (password: string) => shop.run((ctx) => signInWithPassword(ctx, { login: 'owner', password }));
  await assert.rejects(signIn('plum tree 7'), { code: 'shops.wrong_password' });
  assert.equal(await isOpen((await signIn('plum tree 8')).token), true);
});

test('staff and keys are the business of those who may write staff, and the shop of those who may write settings', () => {
  const permissions = staffRoutes.map(({ access }) => (access.kind === 'staff' ? access.may : access.kind));
  assert.deepEqual([...new Set(permissions)].toSorted(), ['settings:write', 'staff:write']);
});
