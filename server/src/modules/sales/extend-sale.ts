import type { Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { invalid } from '../../kernel/errors.ts';
import { instant, object } from '../../kernel/http/schemas.ts';
import { lockSale } from './find-sale.ts';
import { checkWindow, type SaleId } from './sale.ts';

export const ExtendSale = object({ endsAt: instant() });

/**
 * Moves the deadline later; a closed sale opens again.
 * @throws not_found `sales.not_found`, conflict `sales.cannot_extend`, invalid `sales.deadline_past`,
 *   `sales.not_later`
 */
export async function extendSale(ctx: Context, input: Static<typeof ExtendSale> & { saleId: SaleId }): Promise<void> {
  const sale = await lockSale(ctx, input.saleId, 'extend');
  const endsAt = new Date(input.endsAt);
  checkWindow({ startsAt: sale.startsAt, endsAt }, ctx.now);
  if (sale.status === 'open' && endsAt <= sale.endsAt) throw invalid('sales.not_later');
  await ctx.tx.run(sql`
    update sales.sales set status = ${sale.nextStatus}, ends_at = ${endsAt}, closed_at = null
    where shop_id = ${ctx.shopId} and id = ${sale.saleId}`);
}
