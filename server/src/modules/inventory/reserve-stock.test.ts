import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { aProduct } from '../../../test/factories/catalog.ts';
import { aStockedSku, findDrift, readMovements, readStock } from '../../../test/factories/inventory.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { reserveStock } from './reserve-stock.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop({ poolSize: 12 });
});
after(() => shop.close());

test('groups are served in order, each wholly or not at all', async () => {
  const [peaches, plums] = await shop.run(async (ctx) => [await aStockedSku(ctx, 3), await aStockedSku(ctx, 1)]);
  const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()];
  const reservations = await shop.run((ctx) =>
    reserveStock(ctx, [
      {
        key: 'first',
        demands: [
          { skuId: peaches, quantity: 2, referenceId: first },
          { skuId: plums, quantity: 1, referenceId: first },
        ],
      },
      {
        key: 'second',
        demands: [
          { skuId: peaches, quantity: 1, referenceId: second },
          { skuId: plums, quantity: 1, referenceId: second },
        ],
      },
      { key: 'third', demands: [{ skuId: peaches, quantity: 1, referenceId: third }] },
    ]),
  );
  assert.deepEqual(reservations, [
    { key: 'first', ok: true },
    { key: 'second', ok: false, skuId: plums, available: 0 },
    { key: 'third', ok: true },
  ]);
  await shop.read(async (ctx) => {
    assert.deepEqual(await readStock(ctx, peaches), { available: 0, reserved: 3 });
    assert.deepEqual(await readStock(ctx, plums), { available: 0, reserved: 1 });
    assert.deepEqual(await findDrift(ctx), []);
  });
});

test('two lines of one order for the same SKU are counted together', async () => {
  const skuId = await shop.run((ctx) => aStockedSku(ctx, 1));
  const half = { skuId, quantity: 0.6, referenceId: randomUUID() };
  const refused = await shop.run((ctx) => reserveStock(ctx, [{ key: 'order', demands: [half, half] }]));
  assert.deepEqual(refused, [{ key: 'order', ok: false, skuId, available: 1 }]);
  assert.deepEqual(await shop.read((ctx) => readMovements(ctx, skuId)), ['receive 1']);
});

test('goods made to order never run out and have no movements', async () => {
  const skuId = (await shop.run((ctx) => aProduct(ctx))).skuIds[0]!;
  const demands = [{ skuId, quantity: 9_000, referenceId: randomUUID() }];
  assert.deepEqual(await shop.run((ctx) => reserveStock(ctx, [{ key: 'order', demands }])), [
    { key: 'order', ok: true },
  ]);
  assert.deepEqual(await shop.read((ctx) => readMovements(ctx, skuId)), []);
});

test('200 reservations at once over many connections sell exactly the 100 that are there', async () => {
  const skuId = await shop.run((ctx) => aStockedSku(ctx, 100));
  const reserveOne = () =>
    shop.run((ctx) =>
      reserveStock(ctx, [{ key: 'one', demands: [{ skuId, quantity: 1, referenceId: randomUUID() }] }]),
    );
  const outcomes = (await Promise.all(Array.from({ length: 200 }, reserveOne))).flat();
  assert.equal(outcomes.filter((outcome) => outcome.ok).length, 100);
  await shop.read(async (ctx) => {
    assert.deepEqual(await readStock(ctx, skuId), { available: 0, reserved: 100 });
    assert.equal((await readMovements(ctx, skuId)).length, 101);
    assert.deepEqual(await findDrift(ctx), []);
  });
});

test('orders that want the same two SKUs in opposite order do not block each other', async () => {
  const skuIds = await shop.run(async (ctx) => [await aStockedSku(ctx, 40), await aStockedSku(ctx, 40)]);
  const reserveBoth = (reverse: boolean) =>
    shop.run((ctx) => {
      const referenceId = randomUUID();
      const demands = skuIds.map((skuId) => ({ skuId, quantity: 1, referenceId }));
      return reserveStock(ctx, [{ key: 'both', demands: reverse ? demands.toReversed() : demands }]);
    });
  const outcomes = await Promise.all(Array.from({ length: 40 }, (_, index) => reserveBoth(index % 2 === 0)));
  assert.equal(outcomes.flat().filter((outcome) => outcome.ok).length, 40);
  for (const skuId of skuIds) {
    assert.deepEqual(await shop.read((ctx) => readStock(ctx, skuId)), { available: 0, reserved: 40 });
  }
});

test('a second transaction waits for the first and then sees what it left', async () => {
  const skuId = await shop.run((ctx) => aStockedSku(ctx, 1));
  const claim = (key: string) => [{ key, demands: [{ skuId, quantity: 1, referenceId: randomUUID() }] }];
  const firstHolds = Promise.withResolvers<void>();
  const letGo = Promise.withResolvers<void>();
  const first = shop.run(async (ctx) => {
    const outcome = await reserveStock(ctx, claim('first'));
    firstHolds.resolve();
    await letGo.promise;
    return outcome;
  });
  await firstHolds.promise;
  let secondDone = false;
  const second = shop.run((ctx) => reserveStock(ctx, claim('second'))).finally(() => (secondDone = true));
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal(secondDone, false);
  letGo.resolve();
  assert.deepEqual(await first, [{ key: 'first', ok: true }]);
  assert.deepEqual(await second, [{ key: 'second', ok: false, skuId, available: 0 }]);
});
