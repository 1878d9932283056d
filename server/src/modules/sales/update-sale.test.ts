import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createPerson } from '../people/index.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { aSale } from '../../../test/factories/sales.ts';
import { sql } from '../../kernel/database.ts';
import { closeSale } from './close-sale.ts';
import { countSold } from './count-sold.ts';
import type { SaleId } from './sale.ts';
import { updateSale } from './update-sale.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(() => shop.close());

const itemsOf = (saleId: SaleId) =>
  shop.read((ctx) =>
    ctx.tx.many(sql`
      select code, sku_id, price_fen, limit_total, sold from sales.items
      where shop_id = ${ctx.shopId} and sale_id = ${saleId} and removed_at is null order by position`),
  );
/** A sale of which one person holds two of the first item. */
const aSaleWithOrders = () =>
  shop.run(async (ctx) => {
    const sale = await aSale(ctx);
    const { personId } = await createPerson(ctx, { name: '李姐' });
    await countSold(ctx, [{ itemId: sale.itemIds[0]!, personId, quantity: 2 }]);
    return sale;
  });

test('only what is said changes', async () => {
  const { saleId } = await shop.run((ctx) => aSale(ctx, { words: '自家种的', freightFen: 800 }));
  await shop.run((ctx) => updateSale(ctx, { saleId, title: '改了名', deliveryKinds: ['parcel'] }));
  const [sale, items] = [
    await shop.read((ctx) =>
      ctx.tx.one(sql`
        select title, words, status, delivery_kinds, freight_fen from sales.sales
        where shop_id = ${ctx.shopId} and id = ${saleId}`),
    ),
    await itemsOf(saleId),
  ];
  assert.deepEqual(sale, {
    title: '改了名',
    words: '自家种的',
    status: 'open',
    deliveryKinds: ['parcel'],
    freightFen: 800,
  });
  assert.equal(items.length, 2);
});

test('what would break an order or the sale is refused, and nothing changes', async () => {
  const { saleId, itemIds, skuIds } = await aSaleWithOrders();
  const before = await itemsOf(saleId);
  const first = { itemId: itemIds[0]!, skuId: skuIds[0]! };
  const refused: [Parameters<typeof updateSale>[1], string][] = [
    [{ saleId, items: [] }, 'sales.item_has_orders'],
    [{ saleId, items: [{ ...first, limitTotal: 1.5 }] }, 'sales.limit_below_sold'],
    [{ saleId, items: [{ ...first, skuId: skuIds[1]! }] }, 'sales.item_not_found'],
    [{ saleId, items: [first, { skuId: shop.shopId }] }, 'sales.sku_unavailable'],
    [{ saleId, title: '不会留下', endsAt: '2026-11-20T09:00:00+08:00' }, 'sales.bad_window'],
    [{ saleId, communityIds: [shop.shopId] }, 'communities.community_not_found'],
    [{ saleId: shop.shopId as string as SaleId }, 'sales.not_found'],
  ];
  for (const [input, code] of refused)
    await assert.rejects(
      shop.run((ctx) => updateSale(ctx, input)),
      { code },
    );
  const empty = await shop.run((ctx) => aSale(ctx));
  const nothing = { saleId: empty.saleId, items: [] };
  await assert.rejects(
    shop.run((ctx) => updateSale(ctx, nothing)),
    { code: 'sales.no_items' },
  );
  assert.deepEqual(await itemsOf(saleId), before);
  assert.equal((await itemsOf(empty.saleId)).length, 2);
});

test('a closed sale is not edited', async () => {
  const { saleId } = await shop.run((ctx) => aSale(ctx));
  await shop.run((ctx) => closeSale(ctx, { saleId }));
  await assert.rejects(
    shop.run((ctx) => updateSale(ctx, { saleId, title: '晚了' })),
    {
      code: 'sales.not_editable',
      details: { status: 'closed' },
    },
  );
});
