import type { Context } from '../../kernel/context.ts';
import { expectPayments, type ExpectedPayment } from './expect-payments.ts';
import { voidPayments } from './void-payments.ts';

/** What is still to be paid for a purpose is now this amount: the pending payment is replaced. */
export async function resizePayment(ctx: Context, expected: ExpectedPayment): Promise<void> {
  await voidPayments(ctx, [expected.purposeId]);
  await expectPayments(ctx, [expected]);
}
