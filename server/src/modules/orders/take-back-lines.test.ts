import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertSound } from '../../../test/assert-sound.ts';
import { anOrder } from '../../../test/factories/orders.ts';
import { readStock } from '../../../test/factories/inventory.ts';
import { aSale } from '../../../test/factories/sales.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { sql } from '../../kernel/database.ts';
import { trackStock } from '../inventory/index.ts';
import { fulfilLines } from './fulfil-lines.ts';
import { takeBackLines } from './take-back-lines.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(async () => {
  await assertSound(shop.kernel);
  await shop.close();
});

test('half a jin taken back is set aside again, and more than went out is refused', async () => {
  const goods = [{ name: '青菜', unit: '斤', priceFen: 399, quantityStep: 0.5 }];
  const delivery = { kind: 'building', recipientName: '李姐', room: '501' } as const;
  const { orderId, skuId } = await shop.run(async (ctx) => {
    const sale = await aSale(ctx, { goods });
    await trackStock(ctx, [{ skuId: sale.skuIds[0]!, quantity: 5 }]);
    const lines = [{ itemId: sale.itemIds[0]!, quantity: 2.5 }];
    return { ...(await anOrder(ctx, sale, { lines, delivery })), skuId: sale.skuIds[0]! };
  });
  const move = (quantity: number) => [{ orderId, position: 1, quantity }];
  const state = () =>
    shop.read(async (ctx) => ({
      ...(await ctx.tx.one<object>(sql`
        select o.fulfilment_status, l.fulfilled from orders.orders o
        join orders.lines l on l.shop_id = o.shop_id and l.order_id = o.id
        where o.shop_id = ${ctx.shopId} and o.id = ${orderId}`)),
      ...(await readStock(ctx, skuId)),
    }));
  await shop.run((ctx) => fulfilLines(ctx, move(2.5), { autoCompleteDays: 7, handedOver: false }));
  assert.deepEqual(await state(), { fulfilmentStatus: 'fulfilled', fulfilled: 2.5, available: 2.5, reserved: 0 });
  const takeBack = (quantity: number) => shop.run((ctx) => takeBackLines(ctx, move(quantity), { handedOver: false }));
  await takeBack(0.5);
  const left = { fulfilmentStatus: 'part_fulfilled', fulfilled: 2, available: 2.5, reserved: 0.5 };
  assert.deepEqual(await state(), left);
  await assert.rejects(takeBack(2.5), { code: 'orders.not_fulfilled' });
  assert.deepEqual(await state(), left);
});
