import { sql } from '../kernel/database.ts';
import type { Invariant } from './invariant.ts';

/** What stock, sales and fulfilment must say of orders. */
export const goodsInvariants: readonly Invariant[] = [
  {
    id: 'stock-is-movements',
    promise: 'stock is the sum of its movements',
    violations: sql`
      select s.shop_id, s.sku_id from inventory.stock s
      left join lateral (select
        coalesce(sum(case when kind = 'reserve' then -quantity when kind = 'ship' then 0 else quantity end), 0)
          as available,
        coalesce(sum(case when kind = 'reserve' then quantity when kind in ('release', 'ship') then -quantity
          else 0 end), 0)
          as reserved
        from inventory.movements m where m.shop_id = s.shop_id and m.sku_id = s.sku_id) m on true
      where s.available <> m.available or s.reserved <> m.reserved`,
  },
  {
    id: 'stock-not-negative',
    promise: 'stock is never negative',
    violations: sql`select shop_id, sku_id from inventory.stock where available < 0 or reserved < 0`,
  },
  {
    id: 'closed-holds-nothing',
    promise: 'a closed order holds no goods',
    violations: sql`
      select o.shop_id, o.id from orders.orders o
      join inventory.movements m on m.shop_id = o.shop_id and m.reference_id = o.id
      where o.closed_at is not null group by 1, 2, m.sku_id
      having sum(case when m.kind = 'reserve' then m.quantity when m.kind in ('release', 'ship') then -m.quantity
        else 0 end) <> 0`,
  },
  {
    id: 'held-at-most-ordered',
    promise: 'an order never holds more of a SKU than is still to be handed over',
    violations: sql`
      select m.shop_id, m.reference_id, m.sku_id from inventory.movements m
      join orders.orders o on o.shop_id = m.shop_id and o.id = m.reference_id and o.closed_at is null
      group by 1, 2, 3
      having sum(case when m.kind = 'reserve' then m.quantity when m.kind in ('release', 'ship') then -m.quantity
        else 0 end) not between 0 and coalesce((select sum(l.quantity - l.fulfilled) from orders.lines l
          where l.shop_id = m.shop_id and l.order_id = m.reference_id and l.sku_id = m.sku_id), 0)`,
  },
  {
    id: 'sold-is-ordered',
    promise: 'what an item says is sold is what its live orders hold, within its limit',
    violations: sql`
      select i.shop_id, i.id from sales.items i
      left join lateral (select coalesce(sum(l.quantity), 0) as ordered from orders.lines l
        join orders.orders o on o.shop_id = l.shop_id and o.id = l.order_id and o.closed_at is null
        where l.shop_id = i.shop_id and l.item_id = i.id) l on true
      where i.sold <> l.ordered or i.sold > i.limit_total`,
  },
  {
    id: 'person-total-is-ordered',
    promise: 'what a person is counted to hold of an item is what the live orders say',
    violations: sql`
      with ordered as (select l.shop_id, l.item_id, o.person_id, sum(l.quantity) as quantity from orders.lines l
        join orders.orders o on o.shop_id = l.shop_id and o.id = l.order_id and o.closed_at is null
        group by 1, 2, 3)
      select shop_id, item_id, person_id from sales.person_totals t
      full join ordered o using (shop_id, item_id, person_id)
      where coalesce(t.quantity, 0) <> coalesce(o.quantity, 0)`,
  },
  {
    id: 'order-count',
    promise: "a sale's kept order count is the number of its live orders",
    violations: sql`
      select s.shop_id, s.id from sales.sales s
      where s.order_count <> (select count(*) from orders.orders o
        where o.shop_id = s.shop_id and o.sale_id = s.id and o.closed_at is null)`,
  },
  {
    id: 'fulfilment-status',
    promise: 'the fulfilment and pickup axes follow the lines',
    violations: sql`
      select o.shop_id, o.id from orders.orders o
      join lateral (select sum(quantity) as quantity, sum(fulfilled) as fulfilled, sum(picked_up) as picked_up
        from orders.lines l where l.shop_id = o.shop_id and l.order_id = o.id) l on true
      where (o.fulfilment_status <> 'completed' and o.fulfilment_status <> case when l.fulfilled = 0 then 'unfulfilled'
          when l.fulfilled < l.quantity then 'part_fulfilled' else 'fulfilled' end)
        or (o.delivery_kind = 'pickup' and o.pickup_status <> case when l.picked_up = 0 then 'waiting'
          when l.picked_up < l.quantity then 'part_picked_up' else 'picked_up' end)
        or (o.delivery_kind <> 'pickup' and o.pickup_status <> 'not_applicable')`,
  },
  {
    id: 'handovers-are-picked-up',
    promise: 'what was handed over is what the lines say',
    violations: sql`
      select l.shop_id, l.order_id, l.position from orders.lines l
      where l.picked_up <> (select coalesce(sum(case when h.how = 'undo' then -h.quantity else h.quantity end), 0)
        from fulfilment.handovers h
        where h.shop_id = l.shop_id and h.order_id = l.order_id and h.position = l.position)`,
  },
  {
    id: 'confirmed-entry-has-order',
    promise: 'a confirmed line of a paste has its order, and nothing unconfirmed has one',
    violations: sql`
      select e.shop_id, e.id from intake.entries e
      where e.status = 'confirmed' and e.order_id is null and e.change in ('new', 'edited')`,
  },
];
