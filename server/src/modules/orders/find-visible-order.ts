import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { notFound } from '../../kernel/errors.ts';
import type { OrderId } from './order.ts';

/**
 * The order of a code, if this browser placed it or has proven the phone number. Anybody else's order and no order at
 * all are the same answer.
 * @throws not_found orders.order_not_found
 */
export async function findVisibleOrder(
  ctx: Context,
  input: { code: string; visitorId: string },
): Promise<{ orderId: OrderId; version: number }> {
  const order = await ctx.tx.maybeOne<{ orderId: OrderId; version: number }>(sql`
    select id as order_id, version from orders.orders
    where shop_id = ${ctx.shopId} and code = ${input.code.toUpperCase()}
      and (visitor_id = ${input.visitorId} or exists (
        select from orders.viewers viewer
        where viewer.shop_id = ${ctx.shopId} and viewer.order_id = orders.id
          and viewer.visitor_id = ${input.visitorId}))`);
  if (!order) throw notFound('orders.order_not_found');
  return order;
}
