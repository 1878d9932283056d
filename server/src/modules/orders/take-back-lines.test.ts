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
import { refundOrder } from './refund-order.ts';
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

/** A paid order of two boxes and one box, of six of each that are there, gone out. */
async function aPaidOrderGoneOut() {
  return shop.run(async (ctx) => {
    const goods = [
      { name: '枇杷', priceFen: 6_000 },
      { name: '杨梅', priceFen: 4_500 },
    ];
    const sale = await aSale(ctx, { goods });
    await trackStock(
      ctx,
      sale.skuIds.map((skuId) => ({ skuId, quantity: 6 })),
    );
    const lines = sale.itemIds.map((itemId, index) => ({ itemId, quantity: 2 - index }));
    const delivery = { kind: 'building', recipientName: '李姐', room: '501' } as const;
    const { orderId } = await anOrder(ctx, sale, { at: 'paid', lines, delivery });
    const gone = lines.map(({ quantity }, index) => ({ orderId, position: index + 1, quantity }));
    await fulfilLines(ctx, gone, { autoCompleteDays: 7, handedOver: false });
    return { orderId, sale };
  });
}

const refundAll = (orderId: string) =>
  shop.run((ctx) => {
    const lines = [
      { position: 1, amountFen: 12_000 },
      { position: 2, amountFen: 4_500 },
    ];
    return refundOrder(ctx, { orderId, lines, method: 'transfer', reason: '坏了' });
  });

const stateOf = ({ orderId, sale }: Awaited<ReturnType<typeof aPaidOrderGoneOut>>) =>
  shop.read(async (ctx) => {
    const order = await ctx.tx.one<object>(sql`
      select fulfilment_status, payment_status, close_reason,
        (select array_agg(fulfilled::float order by position) from orders.lines l
          where l.shop_id = o.shop_id and l.order_id = o.id) as fulfilled,
        (select array_agg(sold::float order by code) from sales.items i
          where i.shop_id = o.shop_id and i.sale_id = o.sale_id) as sold
      from orders.orders o where shop_id = ${ctx.shopId} and id = ${orderId}`);
    const stock = await Promise.all(sale.skuIds.map((skuId) => readStock(ctx, skuId)));
    return { ...order, stock: stock.map((row) => `${row!.available} free, ${row!.reserved} held`) };
  });

test('an order refunded in full while its goods were out closes when the last of them is back', async () => {
  const order = await aPaidOrderGoneOut();
  const { orderId } = order;
  await refundAll(orderId);
  const takeBack = (position: number, quantity: number) =>
    shop.run((ctx) => takeBackLines(ctx, [{ orderId, position, quantity }], { handedOver: false }));
  await takeBack(1, 2);
  assert.deepEqual(await stateOf(order), {
    fulfilmentStatus: 'part_fulfilled',
    paymentStatus: 'refunded',
    closeReason: null,
    fulfilled: [0, 1],
    sold: [2, 1],
    stock: ['4 free, 2 held', '5 free, 0 held'],
  });
  await takeBack(2, 1);
  const closed = {
    fulfilmentStatus: 'unfulfilled',
    paymentStatus: 'refunded',
    closeReason: 'refunded',
    fulfilled: [0, 0],
    sold: [0, 0],
    stock: ['6 free, 0 held', '6 free, 0 held'],
  };
  assert.deepEqual(await stateOf(order), closed);
  await assert.rejects(takeBack(2, 1), { code: 'orders.not_fulfilled' });
  assert.deepEqual(await stateOf(order), closed);
});

test('a line named twice comes back by both quantities, and never by more than went out', async () => {
  const order = await aPaidOrderGoneOut();
  const { orderId } = order;
  const takeBack = (...quantities: number[]) =>
    shop.run((ctx) => {
      const moves = quantities.map((quantity) => ({ orderId, position: 1, quantity }));
      return takeBackLines(ctx, moves, { handedOver: false });
    });
  const out = await stateOf(order);
  await assert.rejects(takeBack(1.5, 1), { code: 'orders.not_fulfilled' });
  assert.deepEqual(await stateOf(order), out);
  await takeBack(1, 1);
  assert.deepEqual(await stateOf(order), {
    ...out,
    fulfilmentStatus: 'part_fulfilled',
    fulfilled: [0, 1],
    stock: ['4 free, 2 held', '5 free, 0 held'],
  });
});
