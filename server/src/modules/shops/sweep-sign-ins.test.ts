import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { addDays } from '../../kernel/clock.ts';
import { sql } from '../../kernel/database.ts';
import { tokenHash } from '../../kernel/ids.ts';
import { endSession } from './end-session.ts';
import { readToken } from './find-callers.ts';
import { issueSignInLink, startSession, useSignInLink } from './index.ts';
import { forgetSignIns } from './sweep-sign-ins.ts';

let shop: TestShop;
before(async () => void (shop = await createTestShop()));
after(() => shop.close());

const start = () => shop.run((ctx) => startSession(ctx, shop.owner));
const invite = () => shop.run((ctx) => issueSignInLink(ctx, shop.owner));
const secretOf = ({ token }: { token: string }) => readToken(token)!.secret;

const kept = (table: 'sessions' | 'sign_in_links') =>
  shop
    .read((ctx) =>
      ctx.tx.many<{ tokenHash: Buffer }>(
        table === 'sessions'
          ? sql`select token_hash from shops.sessions where shop_id = ${ctx.shopId}`
          : sql`select token_hash from shops.sign_in_links where shop_id = ${ctx.shopId}`,
      ),
    )
    .then((rows) => rows.map((row) => row.tokenHash.toString('hex')).toSorted());

const hashesOf = (...tokens: { token: string }[]) =>
  tokens.map((token) => tokenHash(secretOf(token)).toString('hex')).toSorted();

test('sessions and links are forgotten a week after they ended, and not a day sooner', async () => {
  const founded = shop.now;
  const [ended, idle, link, used] = [await start(), await start(), await invite(), await invite()];
  await shop.run((ctx) => endSession(ctx, { secret: secretOf(ended) }));
  const byLink = await shop.run((ctx) => useSignInLink(ctx, { secret: secretOf(used) }));
  shop.now = addDays(founded, 6);
  const fresh = await start();
  await forgetSignIns.run(shop.kernel);
  assert.deepEqual(await kept('sessions'), hashesOf(ended, idle, byLink, fresh));
  assert.deepEqual(await kept('sign_in_links'), hashesOf(link, used));
  shop.now = addDays(founded, 8);
  await forgetSignIns.run(shop.kernel);
  assert.deepEqual(await kept('sessions'), hashesOf(idle, byLink, fresh));
  assert.deepEqual(await kept('sign_in_links'), []);
  shop.now = addDays(founded, 11);
  await forgetSignIns.run(shop.kernel);
  assert.deepEqual(await kept('sessions'), hashesOf(fresh));
});
