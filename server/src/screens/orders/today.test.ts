import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { anOrder } from '../../../test/factories/orders.ts';
import { aSale } from '../../../test/factories/sales.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { completeOrders, fulfilLines, markPaid } from '../../modules/orders/index.ts';
import { readSalesToFulfil } from '../fulfilment/sales.ts';
import { readToday } from './today.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(() => shop.close());

test('an order handed over on trust is asked for until it is paid, also when it has completed', async () => {
  const { orderId, payableFen, saleId } = await shop.run(async (ctx) => {
    const sale = await aSale(ctx, { title: '杨梅团' });
    const order = await anOrder(ctx, sale);
    await fulfilLines(ctx, [{ orderId: order.orderId, position: 1, quantity: 1 }], {
      autoCompleteDays: 7,
      handedOver: true,
    });
    return { ...order, saleId: sale.saleId };
  });
  shop.now = new Date(shop.now.getTime() + 8 * 86_400_000);
  await completeOrders.run(shop.kernel);
  const unpaid = await shop.read(readToday);
  assert.deepEqual([unpaid.unpaidCount, unpaid.unpaidFen], [1, payableFen]);
  assert.deepEqual([unpaid.prepareCount, unpaid.pickupCount], [0, 0]);
  assert.deepEqual((await shop.read(readSalesToFulfil)).sales, [
    { saleId, title: '杨梅团', closed: false, orderCount: 1 },
  ]);

  await shop.run((ctx) => markPaid(ctx, { orderIds: [orderId], method: 'cash' }));
  const paid = await shop.read(readToday);
  assert.deepEqual([paid.unpaidCount, paid.unpaidFen], [0, 0]);
});
