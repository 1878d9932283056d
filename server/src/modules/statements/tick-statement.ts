import type { Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import type { DomainError } from '../../kernel/errors.ts';
import { id, list, object } from '../../kernel/http/schemas.ts';
import { markPaid, type OrderId } from '../orders/index.ts';
import { linkStatementLine } from '../payments/index.ts';

export const TickStatement = object({ ticks: list(object({ lineId: id(), orderId: id() }), 500, 1) });

/**
 * Ticks orders as paid by the statement lines that prove it; a line proves one order and its exact amount. An order
 * that is not due is reported; a line that does not fit refuses the whole set.
 * @throws payments.line_not_found, payments.line_used, payments.amount_differs
 */
export async function tickStatement(
  ctx: Context,
  input: Static<typeof TickStatement>,
): Promise<{ orderId: OrderId; error?: DomainError }[]> {
  const outcomes = await markPaid(ctx, {
    orderIds: input.ticks.map((tick) => tick.orderId),
    method: 'transfer',
  });
  for (const [index, tick] of input.ticks.entries()) {
    if (outcomes[index]!.error === undefined) {
      await linkStatementLine(ctx, { lineId: tick.lineId, purposeId: tick.orderId });
    }
  }
  return outcomes;
}
