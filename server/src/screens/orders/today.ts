import Type, { type Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { route } from '../../kernel/http/route.ts';
import { id, object } from '../../kernel/http/schemas.ts';

const Today = object({
  sales: Type.Array(
    object({
      saleId: id(),
      title: Type.String(),
      endsAt: Type.String(),
      orderCount: Type.Integer(),
      orderedFen: Type.Integer(),
      dueFen: Type.Integer(),
    }),
  ),
  /** Pastes with entries that wait for a decision or for confirmation. */
  pastes: Type.Array(
    object({ pasteId: id(), saleTitle: Type.String(), ready: Type.Integer(), waiting: Type.Integer() }),
  ),
  /** Sales that took their last order and whose goods still have to be bought, sorted or sent. */
  toSend: Type.Array(object({ saleId: id(), title: Type.String(), orderCount: Type.Integer() })),
  claimedCount: Type.Integer(),
  unpaidCount: Type.Integer(),
  unpaidFen: Type.Integer(),
  /** Orders of other sales that are not prepared. */
  prepareCount: Type.Integer(),
  pickupCount: Type.Integer(),
});

type Today = Static<typeof Today>;

/** What waits for the seller now, in one statement: what is not completed, and what is and was never paid. */
export async function readToday(ctx: Context): Promise<Today> {
  const today = await ctx.tx.one<Today>(sql`
    with open_order as (
      select o.*, sale.status = 'closed' as sale_closed, sale.title, sale.ends_at,
        greatest(o.payable_fen - o.after_sale_fen - (o.paid_fen - o.refunded_fen), 0) as due_fen
      from orders.orders o join sales.sales sale on sale.shop_id = o.shop_id and sale.id = o.sale_id
      where o.shop_id = ${ctx.shopId} and o.closed_at is null
        and (o.fulfilment_status <> 'completed' or o.payment_status in ('unpaid', 'part_paid')))
    select
      (select coalesce(json_agg(json_build_object('saleId', sale.id, 'title', sale.title, 'endsAt', sale.ends_at,
          'orderCount', sale.order_count,
          'orderedFen', (select coalesce(sum(payable_fen), 0) from open_order where sale_id = sale.id),
          'dueFen', (select coalesce(sum(due_fen), 0) from open_order where sale_id = sale.id))
          order by sale.ends_at), '[]')
        from sales.sales sale
        where sale.shop_id = ${ctx.shopId} and sale.status = 'open' and sale.starts_at <= ${ctx.now}) as sales,
      (select coalesce(json_agg(json_build_object('pasteId', paste.id, 'saleTitle', sale.title, 'ready', counts.ready,
          'waiting', counts.waiting) order by paste.created_at desc), '[]')
        from intake.pastes paste
        join sales.sales sale on sale.shop_id = paste.shop_id and sale.id = paste.sale_id
        cross join lateral (select count(*) filter (where status = 'ready') as ready,
          count(*) filter (where status = 'needs_decision') as waiting from intake.entries entry
          where entry.shop_id = paste.shop_id and entry.paste_id = paste.id) counts
        where paste.shop_id = ${ctx.shopId} and paste.status = 'reviewing') as pastes,
      (select coalesce(json_agg(json_build_object('saleId', sale_id, 'title', title, 'orderCount', order_count)
          order by ends_at), '[]')
        from (select sale_id, title, ends_at, count(*) as order_count from open_order
          where sale_closed and fulfilment_status in ('unfulfilled', 'part_fulfilled')
          group by sale_id, title, ends_at order by ends_at limit 10) waiting) as to_send,
      (select count(*) from payments.payments where shop_id = ${ctx.shopId} and status = 'pending'
        and claimed_at is not null) as claimed_count,
      count(*) filter (where due_fen > 0) as unpaid_count,
      coalesce(sum(due_fen), 0)::bigint as unpaid_fen,
      count(*) filter (where not sale_closed and fulfilment_status in ('unfulfilled', 'part_fulfilled'))
        as prepare_count,
      count(*) filter (where pickup_status in ('waiting', 'part_picked_up')) as pickup_count
    from open_order`);
  const sales = today.sales.map((sale) => ({ ...sale, endsAt: new Date(sale.endsAt).toISOString() }));
  return { ...today, sales };
}

export const todayScreen = route({
  method: 'GET',
  url: '/api/admin/today',
  summary: 'What waits for the seller now',
  access: { kind: 'staff', may: 'orders:read' },
  rate: 'read',
  audit: 'none',
  reply: Today,
  run: 'read',
  handle: ({ ctx }) => readToday(ctx),
});
