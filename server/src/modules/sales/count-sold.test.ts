import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createPerson, mergePeople } from '../people/index.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { aSale } from '../../../test/factories/sales.ts';
import { systemNewId, type Id } from '../../kernel/ids.ts';
import { countSold, findPersonTotals, salesSubscription } from './count-sold.ts';
import { lockItems } from './lock-items.ts';
import type { ItemId } from './sale.ts';

let shop: TestShop;
let personId: Id<'person'>;
let otherId: Id<'person'>;
before(async () => {
  shop = await createTestShop({ poolSize: 6 });
  [personId, otherId] = await shop.run(async (ctx) => [
    (await createPerson(ctx, { name: '李姐' })).personId,
    (await createPerson(ctx, { name: '王阿姨' })).personId,
  ]);
});
after(() => shop.close());

const soldOf = async (itemIds: readonly ItemId[]) => {
  const items = await shop.run((ctx) => lockItems(ctx, itemIds));
  return itemIds.map((itemId) => items.find((item) => item.itemId === itemId)!.sold);
};

test('what is sold and held is counted as a set, and given back', async () => {
  const { itemIds } = await shop.run((ctx) => aSale(ctx));
  const [first, second] = [itemIds[0]!, itemIds[1]!];
  await shop.run((ctx) =>
    countSold(ctx, [
      { itemId: first, personId, quantity: 0.1 },
      { itemId: first, personId, quantity: 0.2 },
      { itemId: first, personId: otherId, quantity: 3 },
      { itemId: second, personId, quantity: 1 },
    ]),
  );
  assert.deepEqual(await soldOf(itemIds), [3.3, 1]);
  await shop.run((ctx) =>
    countSold(ctx, [
      { itemId: first, personId: otherId, quantity: -1 },
      { itemId: second, personId, quantity: -1 },
      { itemId: second, personId: otherId, quantity: 2 },
    ]),
  );
  assert.deepEqual(await soldOf(itemIds), [2.3, 2]);
  const pairs = itemIds.flatMap((itemId) => [personId, otherId].map((person) => ({ itemId, personId: person })));
  const totals = await shop.read((ctx) => findPersonTotals(ctx, pairs));
  assert.deepEqual(
    pairs.map((pair) => totals.find((row) => row.itemId === pair.itemId && row.personId === pair.personId)?.quantity),
    [0.3, 2, undefined, 2],
  );
});

test('counting over a limit, or giving back what is not held, fails and changes nothing', async () => {
  const { itemIds } = await shop.run((ctx) => aSale(ctx, { items: [{ limitTotal: 2 }] }));
  const itemId = itemIds[0]!;
  await assert.rejects(shop.run((ctx) => countSold(ctx, [{ itemId, personId, quantity: 2.001 }])));
  await shop.run((ctx) => countSold(ctx, [{ itemId, personId, quantity: 1 }]));
  await assert.rejects(shop.run((ctx) => countSold(ctx, [{ itemId, personId: otherId, quantity: -1 }])));
  assert.deepEqual(await soldOf([itemId]), [1]);
});

test('what a merged person holds counts for the one that stays, and can still be given back', async () => {
  const { itemIds } = await shop.run((ctx) => aSale(ctx));
  const itemId = itemIds[0]!;
  const [first, second, third] = await shop.run(async (ctx) => {
    const made = [];
    for (const name of ['小鹿', '小鹿妈', '鹿鹿']) made.push((await createPerson(ctx, { name })).personId);
    return made as [Id<'person'>, Id<'person'>, Id<'person'>];
  });
  const hear = async (fromId: Id<'person'>, intoId: Id<'person'>) => {
    await shop.run((ctx) => mergePeople(ctx, { intoId, fromId }));
    const event = { id: systemNewId(), topic: 'people.merged', payload: { intoId, fromId }, createdAt: shop.now };
    await shop.run((ctx) => salesSubscription.handle(ctx, [event]));
  };
  const held = (personId: Id<'person'>) =>
    shop.read(async (ctx) => (await findPersonTotals(ctx, [{ itemId, personId }]))[0]?.quantity);
  await shop.run((ctx) =>
    countSold(ctx, [
      { itemId, personId: first, quantity: 1 },
      { itemId, personId: second, quantity: 2 },
      { itemId, personId: third, quantity: 0.5 },
    ]),
  );
  await hear(first, second);
  assert.deepEqual([await held(first), await held(second), await held(third)], [3, 3, 0.5]);
  await hear(second, third);
  assert.deepEqual([await held(first), await held(second), await held(third)], [3.5, 3.5, 3.5]);
  await shop.run((ctx) => countSold(ctx, [{ itemId, personId: first, quantity: -1 }]));
  assert.equal(await held(third), 2.5);
});
