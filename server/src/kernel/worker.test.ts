import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestShop, type TestShop } from '../../test/test-shop.ts';
import { createLog } from '../runtime.ts';
import { readConfig } from './config.ts';
import { sql } from './database.ts';
import { publish, setSubscriptions } from './outbox.ts';
import { Worker } from './worker.ts';

let shop: TestShop;
const handled: number[] = [];

before(async () => {
  shop = await createTestShop({ poolSize: 8 });
  setSubscriptions([
    {
      subscriber: 'test.numbers',
      topics: ['number.made'],
      // The event that fails is held longest, so that other workers look for some meanwhile.
      handle: async (ctx, events) => {
        const numbers = events.map((event) => Number(event.payload['number']));
        await ctx.tx.one(sql`select pg_sleep(${numbers.includes(0) ? 0.004 : 0.001})`);
        if (numbers.includes(0)) throw new Error('zero');
        handled.push(...numbers);
      },
    },
  ]);
});
after(() => shop.close());

const aWorker = () =>
  new Worker(shop.kernel, { jobs: [], sweeps: [], log: createLog({ ...readConfig({}), logLevel: 'silent' }) });

const waiting = () =>
  shop.read((ctx) =>
    ctx.tx.many(sql`
      select payload, attempts, last_error, dead_at is not null as dead from kernel.outbox
      where shop_id = ${ctx.shopId} order by id`),
  );

test('workers side by side deliver each event once, and put off only the one that fails, once for each time it failed', async () => {
  const numbers = Array.from({ length: 12 }, (_, index) => index);
  for (let round = 1; round <= 5; round += 1) {
    handled.length = 0;
    await shop.run((ctx) =>
      publish(
        ctx,
        numbers.slice(round === 1 ? 0 : 1).map((number) => ({ topic: 'number.made', payload: { number } })),
      ),
    );
    await Promise.all(Array.from({ length: 6 }, () => aWorker().drain()));
    assert.deepEqual(
      handled.toSorted((a, b) => a - b),
      numbers.slice(1),
    );
    assert.deepEqual(await waiting(), [
      { payload: { number: 0 }, attempts: round, lastError: 'Error: zero', dead: false },
    ]);
    shop.now = new Date(shop.now.getTime() + 3_600_000);
  }
});

test('an event that fails ten times is dead and no longer tried', async () => {
  for (let attempt = 6; attempt <= 12; attempt += 1) {
    await aWorker().drain();
    shop.now = new Date(shop.now.getTime() + 3_600_000);
  }
  assert.deepEqual(await waiting(), [{ payload: { number: 0 }, attempts: 10, lastError: 'Error: zero', dead: true }]);
});
