import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertSound } from '../../../test/assert-sound.ts';
import { anOrder, anOrderRequest } from '../../../test/factories/orders.ts';
import { aSale } from '../../../test/factories/sales.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { sql } from '../../kernel/database.ts';
import { trackStock } from '../inventory/index.ts';
import { closeOrders } from './close-orders.ts';
import { markPaid } from './mark-paid.ts';
import { placeOrders } from './place-orders.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop({ poolSize: 16 });
});
after(async () => {
  await assertSound(shop.kernel);
  await shop.close();
});

test('200 buyers over 16 connections and 100 units: exactly 100 have it', async () => {
  const sale = await shop.run(async (ctx) => {
    const made = await aSale(ctx);
    await trackStock(ctx, [{ skuId: made.skuIds[0]!, quantity: 100 }]);
    return made;
  });
  const buy = (index: number) =>
    shop.run(async (ctx) => {
      const phone = `164${String(10_000_000 + index)}`;
      const [outcome] = await placeOrders(ctx, [anOrderRequest(sale, { person: { name: '友', phone } })]);
      return outcome!.ok;
    });
  const buyers = Array.from({ length: 200 }, (_, index) => index).values();
  const bought: boolean[] = [];
  const till = async () => {
    for (const index of buyers) bought.push(await buy(index));
  };
  await Promise.all(Array.from({ length: 16 }, till));
  assert.equal(bought.length, 200);
  assert.equal(bought.filter(Boolean).length, 100);
  const stock = await shop.read((ctx) =>
    ctx.tx.one(sql`
      select available, reserved from inventory.stock where shop_id = ${ctx.shopId} and sku_id = ${sale.skuIds[0]}`),
  );
  assert.deepEqual(stock, { available: 0, reserved: 100 });
});

test('paying and cancelling at once: one of them wins, and the books agree', async () => {
  for (let round = 0; round < 12; round += 1) {
    const { orderId } = await shop.run(async (ctx) => anOrder(ctx, await aSale(ctx)));
    const [paid, closed] = await Promise.all([
      shop.run((ctx) => markPaid(ctx, { orderIds: [orderId], method: 'transfer' })),
      shop.run((ctx) => closeOrders(ctx, { orderIds: [orderId], reason: 'buyer_cancelled' })),
    ]);
    const wins = [paid[0]!.error === undefined, closed[0]!.error === undefined].filter(Boolean).length;
    assert.equal(wins, 1);
  }
});

test('ticking the same order in eight windows captures it once', async () => {
  const { orderId } = await shop.run(async (ctx) => anOrder(ctx, await aSale(ctx)));
  const ticks = await Promise.all(
    Array.from({ length: 8 }, () => shop.run((ctx) => markPaid(ctx, { orderIds: [orderId], method: 'cash' }))),
  );
  assert.equal(ticks.filter(([outcome]) => outcome!.error === undefined).length, 1);
});
