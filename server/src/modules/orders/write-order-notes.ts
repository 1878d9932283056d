import type { Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { notFound } from '../../kernel/errors.ts';
import { object, optional, text } from '../../kernel/http/schemas.ts';

export const WriteOrderNotes = object({
  /** The buyer sees this one. */
  sellerNote: optional(text(500)),
  /** Nobody outside sees this one. */
  privateNote: optional(text(1_000)),
});

/** @throws not_found orders.order_not_found */
export async function writeOrderNotes(
  ctx: Context,
  input: Static<typeof WriteOrderNotes> & { orderId: string },
): Promise<void> {
  const written = await ctx.tx.run(sql`
    update orders.orders set seller_note = coalesce(${input.sellerNote ?? null}, seller_note),
      private_note = coalesce(${input.privateNote ?? null}, private_note), updated_at = ${ctx.now}
    where shop_id = ${ctx.shopId} and id = ${input.orderId}`);
  if (written === 0) throw notFound('orders.order_not_found');
}
