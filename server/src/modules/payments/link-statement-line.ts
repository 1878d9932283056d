import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { conflict, notFound } from '../../kernel/errors.ts';

/**
 * Puts a statement line behind the captured payment of a purpose: one line, one payment, the same amount.
 * @throws not_found payments.line_not_found; conflict payments.line_used, payments.amount_differs
 */
export async function linkStatementLine(ctx: Context, input: { lineId: string; purposeId: string }): Promise<void> {
  const line = await ctx.tx.maybeOne<{ amountFen: number; paymentId: string | null }>(sql`
    select amount_fen, payment_id from payments.statement_lines
    where shop_id = ${ctx.shopId} and id = ${input.lineId} for update`);
  if (!line) throw notFound('payments.line_not_found');
  if (line.paymentId !== null) throw conflict('payments.line_used');
  const linked = await ctx.tx.run(sql`
    update payments.statement_lines set payment_id = payment.id
    from (select id from payments.payments
      where shop_id = ${ctx.shopId} and purpose_id = ${input.purposeId} and status = 'captured'
        and amount_fen = ${line.amountFen} and captured_at = ${ctx.now} and not exists (
          select from payments.statement_lines other
          where other.shop_id = ${ctx.shopId} and other.payment_id = payments.id) limit 1) payment
    where statement_lines.shop_id = ${ctx.shopId} and statement_lines.id = ${input.lineId}`);
  if (linked === 0) throw conflict('payments.amount_differs');
}
