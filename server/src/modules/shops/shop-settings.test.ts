import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { createKernel, inShop, readShop, type Kernel } from '../../kernel/context.ts';
import { Database, sql } from '../../kernel/database.ts';
import { systemNewId, type ShopId } from '../../kernel/ids.ts';
import { readShopSettings } from '../../screens/settings/shop-settings.ts';
import { findShopOfHost, findStaffOfSession } from './find-callers.ts';
import { SETUP_SECRET, setUpShop, slugOf } from './set-up-shop.ts';
import { signInWithPassword } from './sign-in-with-password.ts';
import { updateShop } from './update-shop.ts';

let shop: TestShop;
let empty: TestDatabase;
let kernel: Kernel;
const secret = Buffer.from('first-start');
const token = secret.toString('base64url');
before(async () => {
  shop = await createTestShop();
  empty = await createTestDatabase();
  kernel = createKernel({ database: new Database(empty.connection, { poolSize: 4 }) });
  await kernel.database.transaction('owner', (tx) =>
    tx.run(sql`
      insert into kernel.secrets (name, value, created_at)
      values (${SETUP_SECRET}, ${secret}, now())`),
  );
});
after(async () => {
  await shop.close();
  await kernel.database.close();
  await empty.drop();
});

test('a change of the shop leaves the rest, and a refused one everything', async () => {
  const before = await shop.read(readShopSettings);
  await shop.run((ctx) => updateShop(ctx, { intro: '<script>卖了十年水果</script>', unpaidCloseMinutes: 120 }));
  const changed = { ...before, intro: '<script>卖了十年水果</script>', unpaidCloseMinutes: 120 };
  assert.deepEqual(await shop.read(readShopSettings), changed);
  await assert.rejects(
    shop.run((ctx) => updateShop(ctx, { name: '新名', portraitFileId: systemNewId() })),
    {
      code: 'shops.picture_not_found',
    },
  );
  await assert.rejects(
    shop.run((ctx) => updateShop(ctx, { name: '新名', sellerName: ' ' })),
    { code: 'shops.name_required' },
  );
  assert.deepEqual(await shop.read(readShopSettings), changed);
});

const wish = { token, sellerName: '小满', shopName: '小满的鲜果铺', login: 'xiaoman', password: 'ripe plums 8' };
const setUp = (input: typeof wish, shopId = systemNewId<ShopId>()) =>
  inShop(kernel, shopId, { kind: 'system', job: 'test' }, (ctx) => setUpShop(ctx, input));

test('only the printed link opens a shop, only one shop is opened, and its owner is signed in', async () => {
  await assert.rejects(setUp({ ...wish, token: 'guess' }), { code: 'shops.setup_link_wrong' });
  assert.equal(await findShopOfHost(kernel, 'localhost'), undefined);
  const results = await Promise.allSettled([setUp(wish), setUp({ ...wish, shopName: '另一家' })]);
  const opened = results.filter((result) => result.status === 'fulfilled');
  assert.equal(opened.length, 1);
  const caller = await findStaffOfSession(kernel, opened[0]!.value.token);
  const shopId = await findShopOfHost(kernel, 'localhost');
  assert.equal(caller?.shopId, shopId);
  assert.equal(caller?.actor.kind === 'staff' && caller.actor.role, 'owner');
  await assert.rejects(setUp(wish), { code: 'shops.already_set_up' });
  const session = await inShop(kernel, shopId!, { kind: 'system', job: 'test' }, (ctx) =>
    signInWithPassword(ctx, wish),
  );
  assert.equal((await findStaffOfSession(kernel, session.token))?.shopId, shopId);
  const settings = await readShop(kernel, shopId!, { kind: 'system', job: 'test' }, readShopSettings);
  assert.equal(settings.sellerName, '小满');
});

test('the address of a shop is the sound of its name', () => {
  assert.equal(slugOf('小满的鲜果铺'), 'xiao-man-de-xian-guo-pu');
  assert.equal(slugOf('ＡＢＣ Fruit & 水果'), 'abc-fruit-shui-guo');
  assert.equal(slugOf('🍑'), 'shop');
  assert.match(slugOf('一'.repeat(40)), /^[a-z0-9][a-z0-9-]{1,39}$/);
});
