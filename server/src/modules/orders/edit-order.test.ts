import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertSound } from '../../../test/assert-sound.ts';
import { anOrder } from '../../../test/factories/orders.ts';
import { aSale } from '../../../test/factories/sales.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { trackStock } from '../inventory/index.ts';
import { editOrder } from './edit-order.ts';
import { fulfilLines } from './fulfil-lines.ts';
import { refundOrder } from './refund-order.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(async () => {
  await assertSound(shop.kernel);
  await shop.close();
});

const delivery = { kind: 'pickup', recipientName: '李姐' } as const;

const stateOf = (ctx: Context, orderId: string) =>
  ctx.tx.one<Record<string, unknown>>(sql`
    select payable_fen, paid_fen, payment_status, version,
      (select string_agg(code || quantity::real, ' ' order by position) from orders.lines l
        where l.shop_id = o.shop_id and l.order_id = o.id) as goods,
      (select coalesce(sum(amount_fen), 0) from payments.payments p
        where p.shop_id = o.shop_id and p.purpose_id = o.id and p.status = 'pending') as pending_fen
    from orders.orders o where shop_id = ${ctx.shopId} and id = ${orderId}`);

test('an edit moves stock, what is owed and what is expected by the difference', async () => {
  await shop.run(async (ctx) => {
    const sale = await aSale(ctx);
    const [a, b] = sale.itemIds;
    await trackStock(ctx, [{ skuId: sale.skuIds[0]!, quantity: 5 }]);
    const { orderId } = await anOrder(ctx, sale, { lines: [{ itemId: a!, quantity: 3 }] });
    const lines = [
      { itemId: a!, quantity: 1 },
      { itemId: b!, quantity: 2 },
    ];
    const edited = await editOrder(ctx, { orderId, version: 1, lines, delivery, byStaff: false });
    assert.deepEqual(edited, { version: 2, payableFen: 21_800 });
    assert.deepEqual(await stateOf(ctx, orderId), {
      payableFen: 21_800,
      paidFen: 0,
      paymentStatus: 'unpaid',
      version: 2,
      goods: 'A1 B2',
      pendingFen: 21_800,
    });
    const stock = await ctx.tx.one(sql`
      select available, reserved from inventory.stock where shop_id = ${ctx.shopId} and sku_id = ${sale.skuIds[0]}`);
    assert.deepEqual(stock, { available: 4, reserved: 1 });
  });
});

test('two editors: the second sees that the order was changed meanwhile, and nothing moves', async () => {
  await shop.run(async (ctx) => {
    const sale = await aSale(ctx);
    const { orderId } = await anOrder(ctx, sale);
    const lines = [{ itemId: sale.itemIds[0]!, quantity: 2 }];
    await editOrder(ctx, { orderId, version: 1, lines, delivery, byStaff: true });
    const late = editOrder(ctx, { orderId, version: 1, lines, delivery, byStaff: true });
    await assert.rejects(late, { code: 'orders.changed_meanwhile' });
    assert.equal((await stateOf(ctx, orderId))['goods'], 'A2');
  });
});

test('an edit that comes to another sum than the editor saw is refused, and nothing moves', async () => {
  await shop.run(async (ctx) => {
    const sale = await aSale(ctx);
    const { orderId } = await anOrder(ctx, sale);
    const lines = [{ itemId: sale.itemIds[0]!, quantity: 2 }];
    const edit = { orderId, version: 1, lines, delivery, byStaff: false };
    const refused = editOrder(ctx, { ...edit, expectedPayableFen: 25_599 });
    await assert.rejects(refused, { code: 'orders.total_changed', details: { payableFen: 25_600 } });
    assert.equal((await stateOf(ctx, orderId))['goods'], 'A1');
    assert.deepEqual(await editOrder(ctx, { ...edit, expectedPayableFen: 25_600 }), { version: 2, payableFen: 25_600 });
  });
});

test('more of a paid order is paid in part; less leaves money to give back, which a refund settles', async () => {
  await shop.run(async (ctx) => {
    const sale = await aSale(ctx);
    const [a] = sale.itemIds;
    const { orderId } = await anOrder(ctx, sale, { at: 'paid', lines: [{ itemId: a!, quantity: 2 }] });
    const edit = (version: number, quantity: number) =>
      editOrder(ctx, { orderId, version, lines: [{ itemId: a!, quantity }], delivery, byStaff: true });
    await edit(2, 3);
    const more = await stateOf(ctx, orderId);
    assert.deepEqual([more['paymentStatus'], more['pendingFen']], ['part_paid', 12_800]);
    await edit(3, 1);
    const less = await stateOf(ctx, orderId);
    assert.deepEqual([less['paymentStatus'], less['pendingFen']], ['paid', 0]);
    const refund = await refundOrder(ctx, { orderId, lines: [], method: 'transfer', reason: '少拿一箱' });
    assert.equal(refund.refundedFen, 12_800);
    assert.equal((await stateOf(ctx, orderId))['paymentStatus'], 'paid');
  });
});

test('a buyer cannot change a paid order, and nobody one whose goods have left', async () => {
  await shop.run(async (ctx) => {
    const sale = await aSale(ctx);
    const lines = [{ itemId: sale.itemIds[0]!, quantity: 2 }];
    const { orderId } = await anOrder(ctx, sale, { at: 'paid' });
    const edit = (version: number, byStaff: boolean) => editOrder(ctx, { orderId, version, lines, delivery, byStaff });
    await assert.rejects(edit(2, false), { code: 'orders.paid_ask_seller' });
    await fulfilLines(ctx, [{ orderId, position: 1, quantity: 1 }], { autoCompleteDays: 7, handedOver: false });
    await assert.rejects(edit(3, true), { code: 'orders.already_fulfilled' });
    assert.equal((await stateOf(ctx, orderId))['goods'], 'A1');
  });
});
