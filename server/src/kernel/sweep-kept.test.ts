import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestShop, type TestShop } from '../../test/test-shop.ts';
import { addDays } from './clock.ts';
import { sql } from './database.ts';
import { rememberReply, takeKey } from './http/idempotency.ts';
import { forgetOldReplies } from './sweep-kept.ts';

let shop: TestShop;
before(async () => void (shop = await createTestShop()));
after(() => shop.close());

const hash = Buffer.from('input');

const call = (key: string) =>
  shop.run(async (ctx) => {
    const first = await takeKey(ctx, 'test', key, hash);
    if (!first) await rememberReply(ctx, 'test', key, 200, { at: ctx.now.toISOString() });
    return first?.reply;
  });

test('a reply is kept for its key for a week', async () => {
  const started = shop.now;
  await call('first-key');
  shop.now = addDays(started, 7);
  await call('second-key');
  assert.deepEqual(await forgetOldReplies.run(shop.kernel), { full: false });
  assert.deepEqual(await call('first-key'), { at: started.toISOString() });
  shop.now = addDays(started, 7.01);
  await forgetOldReplies.run(shop.kernel);
  assert.deepEqual(
    await shop.read((ctx) =>
      ctx.tx.many(sql`select key from kernel.idempotency_keys where shop_id = ${ctx.shopId} and scope = 'test'`),
    ),
    [{ key: 'second-key' }],
  );
});
