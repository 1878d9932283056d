import type { Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { notFound } from '../../kernel/errors.ts';
import { line, object } from '../../kernel/http/schemas.ts';
import type { OrderId } from './order.ts';

export const OpenOrder = object({ phone: line(20, 5), code: line(12, 6) });

/**
 * Lets a browser see an order by its phone number and code together. Wrong phone and wrong code answer alike.
 * @throws not_found orders.order_not_found
 */
export async function openOrder(
  ctx: Context,
  input: Static<typeof OpenOrder> & { visitorId: string },
): Promise<{ code: string }> {
  const code = input.code.replace(/[\s-]/g, '').toUpperCase();
  const phone = input.phone.replace(/\D/g, '').replace(/^86(?=1\d{10}$)/, '');
  const order = await ctx.tx.maybeOne<{ id: string }>(sql`
    select id from orders.orders
    where shop_id = ${ctx.shopId} and code = ${code} and phone <> ''
      and regexp_replace(regexp_replace(phone, '\\D', '', 'g'), '^86(?=1[0-9]{10}$)', '') = ${phone}`);
  if (!order) throw notFound('orders.order_not_found');
  await ctx.tx.run(sql`
    insert into orders.viewers (shop_id, order_id, visitor_id, at)
    values (${ctx.shopId}, ${order.id}, ${input.visitorId}, ${ctx.now}) on conflict do nothing`);
  return { code };
}

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
