import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertSound } from '../../../test/assert-sound.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { sql } from '../../kernel/database.ts';
import { capturePayments } from './capture-payments.ts';
import { claimPaid } from './claim-paid.ts';
import { claimPayments } from './claim-payments.ts';
import { expectPayments } from './expect-payments.ts';
import { linkStatementLine } from './link-statement-line.ts';
import { refundPayment } from './refund-payment.ts';
import { resizePayment } from './resize-payment.ts';
import { storeStatementLines } from './store-statement-lines.ts';
import { undoCapture } from './undo-capture.ts';
import { voidPayments } from './void-payments.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(async () => {
  await assertSound(shop.kernel);
  await shop.close();
});

const expected = (amountFen: number) => ({
  purposeId: shop.kernel.newId(),
  scopeId: null,
  payerPersonId: shop.kernel.newId(),
  reference: '1-1',
  amountFen,
});

/** What is expected, taken and given back for a purpose, oldest first: `status amount refunded`. */
const states = async (purposeId: string) => {
  const rows = await shop.read((ctx) =>
    ctx.tx.many<{ status: string; amountFen: number; refundedFen: number }>(sql`
      select status, amount_fen, refunded_fen from payments.payments
      where shop_id = ${ctx.shopId} and purpose_id = ${purposeId} order by id`),
  );
  return rows.map((row) => `${row.status} ${row.amountFen} ${row.refundedFen}`);
};

const capture = (purposeId: string) =>
  shop.run((ctx) => capturePayments(ctx, { purposeIds: [purposeId], method: 'transfer' }));

test('nothing to pay is not expected, and a second tick takes nothing', async () => {
  const [due, free] = [expected(700), expected(0)];
  await shop.run((ctx) => expectPayments(ctx, [due, free]));
  assert.deepEqual(await states(free.purposeId), []);
  assert.deepEqual(
    (await capture(due.purposeId)).map((payment) => payment.amountFen),
    [700],
  );
  assert.deepEqual(await capture(due.purposeId), []);
  assert.deepEqual(await states(due.purposeId), ['captured 700 0']);
});

test('a buyer who says it is paid marks nothing as paid, and cannot say so of what is not waited for', async () => {
  const due = expected(700);
  await shop.run((ctx) => expectPayments(ctx, [due]));
  await shop.run((ctx) => claimPaid(ctx, due));
  assert.equal(await shop.run((ctx) => claimPayments(ctx, [due.purposeId])), 1);
  assert.deepEqual(await states(due.purposeId), ['pending 700 0']);
  await capture(due.purposeId);
  await assert.rejects(
    shop.run((ctx) => claimPaid(ctx, due)),
    { code: 'payments.not_pending' },
  );
});

test('another amount replaces what was waited for, and nothing is waited for once it is void', async () => {
  const due = expected(700);
  await shop.run((ctx) => expectPayments(ctx, [due]));
  await shop.run((ctx) => resizePayment(ctx, { ...due, amountFen: 900 }));
  assert.deepEqual(await states(due.purposeId), ['void 700 0', 'pending 900 0']);
  await shop.run((ctx) => voidPayments(ctx, [due.purposeId]));
  assert.deepEqual(await capture(due.purposeId), []);
});

test('a tick taken back waits again, and one that gave money back cannot be taken back', async () => {
  const due = expected(700);
  await shop.run((ctx) => expectPayments(ctx, [due]));
  await assert.rejects(
    shop.run((ctx) => undoCapture(ctx, due)),
    { code: 'payments.not_captured' },
  );
  await capture(due.purposeId);
  await shop.run((ctx) => undoCapture(ctx, due));
  assert.deepEqual(await states(due.purposeId), ['void 700 0', 'pending 700 0']);
  await capture(due.purposeId);
  await shop.run((ctx) => refundPayment(ctx, { ...due, amountFen: 1, method: 'cash', reason: '坏果' }));
  await assert.rejects(
    shop.run((ctx) => undoCapture(ctx, due)),
    { code: 'payments.not_captured' },
  );
  assert.deepEqual(await states(due.purposeId), ['void 700 0', 'captured 700 1']);
});

test('a refund takes the newest payment first and never more than was paid', async () => {
  const due = expected(700);
  const refund = (amountFen: number) =>
    shop.run((ctx) => refundPayment(ctx, { ...due, amountFen, method: 'transfer', reason: '少发' }));
  await shop.run((ctx) => expectPayments(ctx, [due]));
  await capture(due.purposeId);
  await shop.run((ctx) => expectPayments(ctx, [{ ...due, amountFen: 300 }]));
  await capture(due.purposeId);
  await assert.rejects(refund(1_001), { code: 'payments.refund_above_paid', details: { refundableFen: 1_000 } });
  assert.deepEqual(await states(due.purposeId), ['captured 700 0', 'captured 300 0']);
  await refund(400);
  assert.deepEqual(await states(due.purposeId), ['captured 700 100', 'captured 300 300']);
});

test('a statement line is kept once and stands behind one payment of its amount', async () => {
  const due = expected(700);
  const line = { occurredAt: null, amountFen: 700, payer: '李姐', remark: '', raw: '李姐 7.00' };
  const lines = ['a', 'b', 'c'].map((fingerprint) => ({
    ...line,
    fingerprint,
    amountFen: fingerprint === 'c' ? 800 : 700,
  }));
  const stored = await shop.run((ctx) => storeStatementLines(ctx, lines));
  assert.deepEqual(await shop.run((ctx) => storeStatementLines(ctx, lines)), stored);
  const idOf = (fingerprint: string) => stored.find((row) => row.fingerprint === fingerprint)!.id;
  await shop.run(async (ctx) => {
    const link = (fingerprint: string) =>
      linkStatementLine(ctx, { lineId: idOf(fingerprint), purposeId: due.purposeId });
    await expectPayments(ctx, [due]);
    await capturePayments(ctx, { purposeIds: [due.purposeId], method: 'transfer' });
    await assert.rejects(link('c'), { code: 'payments.amount_differs' });
    await link('a');
    await assert.rejects(link('a'), { code: 'payments.line_used' });
    await assert.rejects(link('b'), { code: 'payments.amount_differs' });
    const nowhere = linkStatementLine(ctx, { lineId: ctx.newId(), purposeId: due.purposeId });
    await assert.rejects(nowhere, { code: 'payments.line_not_found' });
  });
});
