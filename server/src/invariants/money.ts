import { sql } from '../kernel/database.ts';
import type { Invariant } from './invariant.ts';

/** What the books must say of orders and payments. */
export const moneyInvariants: readonly Invariant[] = [
  {
    id: 'order-sums',
    promise: 'an order is the sum of its lines, less discount, plus freight',
    violations: sql`
      select o.shop_id, o.id from orders.orders o
      where o.items_fen <> (select coalesce(sum(total_fen), 0) from orders.lines l
        where l.shop_id = o.shop_id and l.order_id = o.id)
        or o.payable_fen <> o.items_fen - o.discount_fen + o.freight_fen`,
  },
  {
    id: 'line-sums',
    promise: 'a line is price times quantity, and never gives back or hands over more than it holds',
    violations: sql`
      select shop_id, order_id, position from orders.lines
      where total_fen <> round(quantity * unit_price_fen) - discount_fen or refunded_fen > total_fen
        or fulfilled > quantity or picked_up > fulfilled`,
  },
  {
    id: 'after-sale-sums',
    promise: 'what after-sales took off an order is the sum over its lines and freight',
    violations: sql`
      select o.shop_id, o.id from orders.orders o
      where o.after_sale_fen <> o.freight_refunded_fen + (select coalesce(sum(refunded_fen), 0) from orders.lines l
        where l.shop_id = o.shop_id and l.order_id = o.id)`,
  },
  {
    id: 'paid-is-captured',
    promise: 'paid and refunded on an order are what its payments captured and gave back',
    violations: sql`
      select o.shop_id, o.id from orders.orders o
      left join lateral (select coalesce(sum(amount_fen), 0) as captured, coalesce(sum(refunded_fen), 0) as refunded
        from payments.payments p
        where p.shop_id = o.shop_id and p.purpose_id = o.id and p.status = 'captured') p on true
      where o.paid_fen <> p.captured or o.refunded_fen <> p.refunded`,
  },
  {
    id: 'refund-rows',
    promise: 'what a payment gave back is the sum of its refunds',
    violations: sql`
      select p.shop_id, p.id from payments.payments p
      where p.refunded_fen <> (select coalesce(sum(amount_fen), 0) from payments.refunds r
        where r.shop_id = p.shop_id and r.payment_id = p.id)`,
  },
  {
    id: 'expected-is-outstanding',
    promise: 'an open order expects exactly what is still to be paid, once; a closed one expects nothing',
    violations: sql`
      select o.shop_id, o.id from orders.orders o
      left join lateral (select coalesce(sum(amount_fen), 0) as pending
        from payments.payments p where p.shop_id = o.shop_id and p.purpose_id = o.id and p.status = 'pending') p on true
      where p.pending <> case when o.closed_at is not null then 0
        else greatest(o.payable_fen - o.after_sale_fen - (o.paid_fen - o.refunded_fen), 0) end`,
  },
  {
    id: 'payment-status',
    promise: 'the payment axis follows the sums',
    violations: sql`
      select shop_id, id from orders.orders
      where payment_status <> case when refunded_fen > 0 and paid_fen = refunded_fen then 'refunded'
        when payable_fen - after_sale_fen - (paid_fen - refunded_fen) <= 0 then 'paid'
        when paid_fen = refunded_fen then 'unpaid' else 'part_paid' end`,
  },
  {
    id: 'receivable-is-owed',
    promise: 'what the books say a sale is owed is what its orders still owe, to the fen',
    violations: sql`
      with owed as (
        select shop_id, sale_id, sum(case when closed_at is not null then 0 else payable_fen - after_sale_fen end
          - (paid_fen - refunded_fen)) as fen
        from orders.orders group by 1, 2),
      booked as (
        select t.shop_id, t.scope_id, sum(case when d.kind = 'receivable' then p.amount_fen else 0 end
          - case when c.kind = 'receivable' then p.amount_fen else 0 end) as fen
        from ledger.transactions t
        join ledger.postings p on p.shop_id = t.shop_id and p.transaction_id = t.id
        join ledger.accounts d on d.shop_id = p.shop_id and d.id = p.debit_account_id
        join ledger.accounts c on c.shop_id = p.shop_id and c.id = p.credit_account_id
        where t.scope_id is not null group by 1, 2)
      select coalesce(o.shop_id, b.shop_id), coalesce(o.sale_id, b.scope_id)
      from owed o full join booked b on b.shop_id = o.shop_id and b.scope_id = o.sale_id
      where coalesce(o.fen, 0) <> coalesce(b.fen, 0)`,
  },
  {
    id: 'captured-is-booked',
    promise: 'every captured payment is booked once, for its amount',
    violations: sql`
      select p.shop_id, p.id from payments.payments p
      where p.status = 'captured' and p.amount_fen is distinct from (
        select sum(posting.amount_fen) from ledger.transactions t
        join ledger.postings posting on posting.shop_id = t.shop_id and posting.transaction_id = t.id
        where t.shop_id = p.shop_id and t.kind = 'payment_captured' and t.reference_id = p.id)`,
  },
  {
    id: 'refund-is-booked',
    promise: 'every refund is booked once, for its amount',
    violations: sql`
      select r.shop_id, r.id from payments.refunds r
      where r.amount_fen is distinct from (
        select sum(posting.amount_fen) from ledger.transactions t
        join ledger.postings posting on posting.shop_id = t.shop_id and posting.transaction_id = t.id
        where t.shop_id = r.shop_id and t.kind = 'refund' and t.reference_id = r.id)`,
  },
  {
    id: 'transaction-has-postings',
    promise: 'no transaction is empty',
    violations: sql`
      select t.shop_id, t.id from ledger.transactions t
      where not exists (select from ledger.postings p where p.shop_id = t.shop_id and p.transaction_id = t.id)`,
  },
  {
    id: 'statement-line-once',
    promise: 'a statement line stands behind one captured payment of its amount',
    violations: sql`
      select l.shop_id, l.id from payments.statement_lines l
      join payments.payments p on p.shop_id = l.shop_id and p.id = l.payment_id
      where p.status <> 'captured' or p.amount_fen <> l.amount_fen`,
  },
];
