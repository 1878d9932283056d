import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createPerson } from '../people/index.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { aSale } from '../../../test/factories/sales.ts';
import { sql } from '../../kernel/database.ts';
import type { Id } from '../../kernel/ids.ts';
import { closeSale } from './close-sale.ts';
import { countOrders } from './count-orders.ts';
import { countSold } from './count-sold.ts';
import { findPersonTotals } from './find-person-totals.ts';
import { lockItems } from './lock-items.ts';
import type { ItemId, SaleId } from './sale.ts';
import { takeSerials } from './take-serials.ts';

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
const countersOf = (saleId: SaleId) =>
  shop.read((ctx) =>
    ctx.tx.one(sql`select last_serial, order_count from sales.sales where shop_id = ${ctx.shopId} and id = ${saleId}`),
  );

test('locked items come with their sale, unknown ones are left out', async () => {
  const { saleId, itemIds, skuIds } = await shop.run((ctx) =>
    aSale(ctx, { deliveryKinds: ['parcel'], freightFen: 900, items: [{ limitPerPerson: 2, limitTotal: 50 }] }),
  );
  const asked = [shop.shopId as string as ItemId, itemIds[0]!];
  const { number } = await shop.read((ctx) =>
    ctx.tx.one<{ number: number }>(
      sql`select number from sales.sales where shop_id = ${ctx.shopId} and id = ${saleId}`,
    ),
  );
  assert.deepEqual(await shop.run((ctx) => lockItems(ctx, asked)), [
    {
      itemId: itemIds[0],
      saleId,
      skuId: skuIds[0],
      code: 'A',
      priceFen: 12_800,
      limitPerPerson: 2,
      limitTotal: 50,
      sold: 0,
      removed: false,
      sale: {
        number,
        status: 'open',
        startsAt: shop.now,
        endsAt: new Date('2026-11-22T10:00:00+08:00'),
        deliveryKinds: ['parcel'],
        freightFen: 900,
      },
    },
  ]);
});

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

test('serials run on without a gap when many orders come at once', async () => {
  const { saleId } = await shop.run((ctx) => aSale(ctx));
  const firsts = await Promise.all([2, 1, 3, 1].map((count) => shop.run((ctx) => takeSerials(ctx, saleId, count))));
  const taken = firsts.flatMap((first, index) =>
    Array.from({ length: [2, 1, 3, 1][index]! }, (_, step) => first + step),
  );
  assert.deepEqual(
    taken.toSorted((a, b) => a - b),
    [1, 2, 3, 4, 5, 6, 7],
  );
  await shop.run((ctx) =>
    countOrders(ctx, [
      { saleId, count: -1 },
      { saleId, count: -1 },
    ]),
  );
  assert.deepEqual(await countersOf(saleId), { lastSerial: 7, orderCount: 5 });
});

test('whoever waits for the lock reads what the one before has counted, and a close waits too', async () => {
  const { saleId, itemIds } = await shop.run((ctx) => aSale(ctx));
  const order = [{ itemId: itemIds[0]!, personId, quantity: 1 }];
  let closing: Promise<void> | undefined;
  const seen = await Promise.all(
    Array.from({ length: 4 }, () =>
      shop.run(async (ctx) => {
        const [item] = await lockItems(ctx, itemIds.slice(0, 1));
        closing ??= shop.run((other) => closeSale(other, { saleId }));
        await countSold(ctx, order);
        return item!.sold;
      }),
    ),
  );
  await closing;
  assert.deepEqual(seen.toSorted(), [0, 1, 2, 3]);
  assert.equal((await shop.run((ctx) => lockItems(ctx, itemIds)))[0]!.sale.status, 'closed');
});
