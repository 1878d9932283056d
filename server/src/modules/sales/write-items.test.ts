import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createPerson } from '../people/index.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { aSale } from '../../../test/factories/sales.ts';
import { sql } from '../../kernel/database.ts';
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

test('goods change places, prices and limits and are joined by others while the sale is open', async () => {
  const { saleId, itemIds, skuIds } = await aSaleWithOrders();
  const [first, second] = [
    { itemId: itemIds[0]!, skuId: skuIds[0]!, code: 'B', priceFen: 11_800, limitTotal: 2 },
    { itemId: itemIds[1]!, skuId: skuIds[1]!, code: 'A' },
  ];
  const added = { skuId: skuIds[1]!, priceFen: 4_000 };
  await shop.run((ctx) => updateSale(ctx, { saleId, items: [second, first, added] }));
  assert.deepEqual(await itemsOf(saleId), [
    { code: 'A', skuId: skuIds[1], priceFen: 4_500, limitTotal: null, sold: 0 },
    { code: 'B', skuId: skuIds[0], priceFen: 11_800, limitTotal: 2, sold: 2 },
    { code: 'C', skuId: skuIds[1], priceFen: 4_000, limitTotal: null, sold: 0 },
  ]);
});

test('goods without orders can be taken off and their code is free again', async () => {
  const { saleId, itemIds, skuIds } = await aSaleWithOrders();
  const kept = { itemId: itemIds[0]!, skuId: skuIds[0]! };
  await shop.run((ctx) => updateSale(ctx, { saleId, items: [{ ...kept, code: 'A' }] }));
  await shop.run((ctx) =>
    updateSale(ctx, {
      saleId,
      items: [
        { ...kept, code: 'A' },
        { skuId: skuIds[1]!, code: 'B', priceFen: 1 },
      ],
    }),
  );
  assert.deepEqual(
    (await itemsOf(saleId)).map((item) => (item as { priceFen: number }).priceFen),
    [12_800, 1],
  );
});
