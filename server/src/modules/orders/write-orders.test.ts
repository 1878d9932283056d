import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { anOrder, anOrderRequest } from '../../../test/factories/orders.ts';
import { aSale } from '../../../test/factories/sales.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { findSkus } from '../catalog/index.ts';
import { lockItems } from '../sales/index.ts';
import { findLines, lockOrder } from './find-orders.ts';
import { insertOrders } from './write-orders.ts';
import { openOrder } from './open-order.ts';
import type { OrderId } from './order.ts';
import { priceOrder } from './price-order.ts';
import { recordChanges } from './record-changes.ts';
import { rewriteOrder } from './write-orders.ts';
import { writeOrderNotes } from './write-order-notes.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(() => shop.close());

const delivery = { kind: 'pickup', recipientName: '李姐' } as const;

async function aPricer(ctx: Context, sale: Awaited<ReturnType<typeof aSale>>) {
  const items = new Map((await lockItems(ctx, sale.itemIds)).map((item) => [item.itemId as string, item]));
  const skus = new Map((await findSkus(ctx, sale.skuIds)).map((sku) => [sku.skuId as string, sku]));
  return (quantities: readonly number[], said: { expectedPayableFen?: number } = {}) => {
    const wanted = quantities.map((quantity, index) => ({ itemId: sale.itemIds[index]!, quantity }));
    const lines = wanted.filter(({ quantity }) => quantity !== 0);
    return priceOrder({ saleId: sale.saleId, lines, delivery, afterClose: false, ...said }, items, skus, ctx.now);
  };
}

test('a price is the sum of whole fen per line, and a total that was not seen is refused with the right one', async () => {
  await shop.run(async (ctx) => {
    const goods = [{ name: '青菜', unit: '斤', priceFen: 333, quantityStep: 0.5 }];
    const price = await aPricer(ctx, await aSale(ctx, { goods }));
    const priced = price([1.5]);
    assert.deepEqual([priced.itemsFen, priced.freightFen, priced.payableFen], [500, 0, 500]);
    assert.throws(() => price([1.5], { expectedPayableFen: 499 }), { code: 'orders.total_changed' });
    assert.throws(() => price([1.2]), { code: 'orders.quantity_not_allowed' });
    assert.throws(() => price([]), { code: 'orders.no_lines' });
  });
});

test('an order is written with its lines, and rewritten lines that stay keep their position', async () => {
  await shop.run(async (ctx) => {
    const sale = await aSale(ctx);
    const price = await aPricer(ctx, sale);
    const { personId } = await lockOrder(ctx, (await anOrder(ctx, sale)).orderId);
    const [orderId, order] = [ctx.newId<OrderId>(), price([2, 1])];
    const head = { index: 0, code: 'ABCDEFGH', serial: 9, reference: '1-9', paymentDueAt: null };
    await insertOrders(ctx, [{ ...head, id: orderId, personId, order, request: anOrderRequest(sale) }]);
    const goods = async () =>
      (await findLines(ctx, [orderId])).map((line) => `${line.position} ${line.name} ${line.quantity}`);
    assert.deepEqual(await goods(), ['1 东魁杨梅 2', '2 土鸡蛋 1']);
    const request = {
      orderId,
      version: 1,
      lines: [{ itemId: sale.itemIds[1]!, quantity: 3 }],
      delivery,
      byStaff: true,
    };
    const before = await findLines(ctx, [orderId]);
    await rewriteOrder(ctx, await lockOrder(ctx, orderId), before, price([0, 3]), request);
    assert.deepEqual(await goods(), ['2 土鸡蛋 3']);
    const after = await lockOrder(ctx, orderId);
    assert.deepEqual([after.payableFen, after.version, after.phone], [13_500, 2, '']);
  });
});

test("an order's history names who did what, in order", async () => {
  await shop.run(async (ctx) => {
    const { orderId } = await anOrder(ctx, await aSale(ctx));
    await recordChanges(ctx, []);
    await recordChanges(ctx, [{ orderId, kind: 'edited', before: { payableFen: 1 }, after: { payableFen: 2 } }]);
    const changes = await ctx.tx.many(sql`
      select kind, actor, before, after from orders.changes
      where shop_id = ${ctx.shopId} and order_id = ${orderId} and kind = 'edited'`);
    const actor = `staff:${shop.owner.staffId}`;
    assert.deepEqual(changes, [{ kind: 'edited', actor, before: { payableFen: 1 }, after: { payableFen: 2 } }]);
  });
});

test('a note that is not given stays, an empty one is taken away, and nobody has an order of no shop', async () => {
  await shop.run(async (ctx) => {
    const { orderId } = await anOrder(ctx, await aSale(ctx));
    const notes = () =>
      ctx.tx.one(sql`
        select seller_note, private_note from orders.orders where shop_id = ${ctx.shopId} and id = ${orderId}`);
    await writeOrderNotes(ctx, { orderId, sellerNote: '周六送', privateNote: '老客' });
    await writeOrderNotes(ctx, { orderId, sellerNote: '' });
    assert.deepEqual(await notes(), { sellerNote: '', privateNote: '老客' });
    const nowhere = writeOrderNotes(ctx, { orderId: ctx.newId(), sellerNote: '一' });
    await assert.rejects(nowhere, { code: 'orders.order_not_found' });
  });
});

test('an order opens with its phone and code in any writing, and with neither alone', async () => {
  await shop.run(async (ctx) => {
    const { code } = await anOrder(ctx, await aSale(ctx));
    const open = (phone: string, written: string) => openOrder(ctx, { phone, code: written, visitorId: ctx.newId() });
    const written = `${code.slice(0, 4).toLowerCase()}-${code.slice(4)}`;
    assert.deepEqual(await open('+86 164 0000 0001', written), { code });
    await assert.rejects(open('16400000002', code), { code: 'orders.order_not_found' });
    await assert.rejects(open('16400000001', 'ZZZZZZZZ'), { code: 'orders.order_not_found' });
  });
});
