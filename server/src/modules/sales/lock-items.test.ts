import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createPerson } from '../people/index.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { aSale } from '../../../test/factories/sales.ts';
import { sql } from '../../kernel/database.ts';
import type { Id } from '../../kernel/ids.ts';
import { closeSale } from './close-sale.ts';
import { countSold } from './count-sold.ts';
import { lockItems } from './lock-items.ts';
import type { ItemId } from './sale.ts';

let shop: TestShop;
let personId: Id<'person'>;
before(async () => {
  shop = await createTestShop({ poolSize: 6 });
  ({ personId } = await shop.run((ctx) => createPerson(ctx, { name: '李姐' })));
});
after(() => shop.close());

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
