import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertSound } from '../../../test/assert-sound.ts';
import { anOrder } from '../../../test/factories/orders.ts';
import { aSale } from '../../../test/factories/sales.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { sql } from '../../kernel/database.ts';
import { storeStatementLines } from '../payments/index.ts';
import { editOrder } from './edit-order.ts';
import { refundOrder } from './refund-order.ts';
import { tickStatement } from '../statements/tick-statement.ts';
import { unmarkPaid } from './unmark-paid.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(async () => {
  await assertSound(shop.kernel);
  await shop.close();
});

const delivery = { kind: 'pickup', recipientName: '李姐' } as const;

const moneyOf = (orderId: string) =>
  shop.read((ctx) =>
    ctx.tx.one(sql`
      select paid_fen, payment_status, (select coalesce(sum(amount_fen), 0) from payments.payments p
        where p.shop_id = o.shop_id and p.purpose_id = o.id and p.status = 'pending') as pending_fen
      from orders.orders o where shop_id = ${ctx.shopId} and id = ${orderId}`),
  );

/** A paid order of two boxes, changed to `quantity` boxes. */
async function aPaidOrder(quantity = 2): Promise<string> {
  return shop.run(async (ctx) => {
    const sale = await aSale(ctx);
    const itemId = sale.itemIds[0]!;
    const { orderId } = await anOrder(ctx, sale, { at: 'paid', lines: [{ itemId, quantity: 2 }] });
    const lines = [{ itemId, quantity }];
    if (quantity !== 2) await editOrder(ctx, { orderId, version: 2, lines, delivery, byStaff: true });
    return orderId;
  });
}

test('a tick taken back leaves the order waiting for all of it, and twice is refused', async () => {
  const orderId = await aPaidOrder();
  await shop.run((ctx) => unmarkPaid(ctx, { orderId }));
  const waiting = { paidFen: 0, paymentStatus: 'unpaid', pendingFen: 25_600 };
  assert.deepEqual(await moneyOf(orderId), waiting);
  await assert.rejects(
    shop.run((ctx) => unmarkPaid(ctx, { orderId })),
    { code: 'payments.not_captured' },
  );
  assert.deepEqual(await moneyOf(orderId), waiting);
});

test('a tick taken back after an edit waits for what the order costs now', async () => {
  for (const [quantity, pendingFen] of [
    [1, 12_800],
    [3, 38_400],
  ] as const) {
    const orderId = await aPaidOrder(quantity);
    await shop.run((ctx) => unmarkPaid(ctx, { orderId }));
    assert.deepEqual(await moneyOf(orderId), { paidFen: 0, paymentStatus: 'unpaid', pendingFen });
  }
});

test('a refund larger than what is still owed leaves nothing to wait for', async () => {
  const orderId = await aPaidOrder(3);
  const lines = [{ position: 1, amountFen: 20_000 }];
  const refund = await shop.run((ctx) => refundOrder(ctx, { orderId, lines, method: 'transfer', reason: '坏果' }));
  assert.equal(refund.refundedFen, 7_200);
  assert.deepEqual(await moneyOf(orderId), { paidFen: 25_600, paymentStatus: 'paid', pendingFen: 0 });
});

test('a statement line ticks the order of its amount; a second line for it refuses the whole set', async () => {
  const { orderId, lineIds } = await shop.run(async (ctx) => {
    const line = { occurredAt: null, amountFen: 12_800, payer: '李姐', remark: '', raw: '李姐 128.00' };
    const fingerprints = ['first', 'second'].map((fingerprint) => ({ ...line, fingerprint }));
    const stored = await storeStatementLines(ctx, fingerprints);
    return { ...(await anOrder(ctx, await aSale(ctx))), lineIds: stored.map((row) => row.id) };
  });
  const tick = (ids: string[]) =>
    shop.run((ctx) => tickStatement(ctx, { ticks: ids.map((lineId) => ({ lineId, orderId })) }));
  await assert.rejects(tick(lineIds), { code: 'payments.amount_differs' });
  assert.deepEqual(await moneyOf(orderId), { paidFen: 0, paymentStatus: 'unpaid', pendingFen: 12_800 });
  assert.deepEqual(await tick([lineIds[0]!]), [{ orderId }]);
  assert.deepEqual(await moneyOf(orderId), { paidFen: 12_800, paymentStatus: 'paid', pendingFen: 0 });
  const [late] = await tick([lineIds[1]!]);
  assert.equal(late!.error?.code, 'orders.nothing_due');
});
