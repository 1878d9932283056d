import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { assertSound } from '../../../test/assert-sound.ts';
import { anOrder } from '../../../test/factories/orders.ts';
import { aSale } from '../../../test/factories/sales.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { DomainError } from '../../kernel/errors.ts';
import { sql } from '../../kernel/database.ts';
import { refundOrder } from './refund-order.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop({ poolSize: 8 });
});
after(async () => {
  await assertSound(shop.kernel);
  await shop.close();
});

const goods = [
  { name: '甲', unit: '份', priceFen: 333 },
  { name: '乙', unit: '份', priceFen: 1 },
];

test('giving everything back piece by piece, in any order, gives back exactly what was paid', async () => {
  const sale = await shop.run((ctx) => aSale(ctx, { goods, freightFen: 700 }));
  const cuts = fc.array(fc.tuple(fc.constantFrom(1, 2), fc.integer({ min: 1, max: 400 })), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(cuts, async (parts) => {
      await shop.run(async (ctx) => {
        const lines = sale.itemIds.map((itemId, index) => ({ itemId, quantity: index === 0 ? 3 : 7 }));
        const delivery = { kind: 'parcel', recipientName: '李姐', phone: '16400000001', address: '桂雨里' } as const;
        const { orderId, payableFen } = await anOrder(ctx, sale, { at: 'paid', lines, delivery });
        const left = new Map([
          [1, 999],
          [2, 7],
        ]);
        const refund = (parts: { position: number; amountFen: number }[], freightFen: number) =>
          refundOrder(ctx, { orderId, lines: parts, freightFen, method: 'transfer', reason: '退' });
        let back = 0;
        for (const [position, wanted] of parts) {
          const amountFen = Math.min(wanted, left.get(position)!);
          if (amountFen === 0) continue;
          left.set(position, left.get(position)! - amountFen);
          back += (await refund([{ position, amountFen }], 0)).refundedFen;
        }
        const rest = [...left]
          .filter(([, amountFen]) => amountFen > 0)
          .map(([position, amountFen]) => ({ position, amountFen }));
        back += (await refund(rest, 700)).refundedFen;
        assert.equal(back, payableFen);
        const order = await ctx.tx.one(sql`
          select payment_status, close_reason from orders.orders where shop_id = ${ctx.shopId} and id = ${orderId}`);
        assert.deepEqual(order, { paymentStatus: 'refunded', closeReason: 'refunded' });
      });
    }),
    { numRuns: 25 },
  );
});

test('eight refunds at once never give back more than was paid', async () => {
  const { orderId } = await shop.run(async (ctx) => anOrder(ctx, await aSale(ctx, { goods }), { at: 'paid' }));
  const refund = () =>
    shop.run((ctx) =>
      refundOrder(ctx, { orderId, lines: [{ position: 1, amountFen: 200 }], method: 'cash', reason: '退' }),
    );
  const settled = await Promise.allSettled(Array.from({ length: 8 }, refund));
  const refused = settled.filter((outcome) => outcome.status === 'rejected').map((outcome) => outcome.reason);
  assert.equal(settled.length - refused.length, 1);
  assert.ok(refused.every((reason) => reason instanceof DomainError && reason.code === 'orders.refund_above_line'));
});
