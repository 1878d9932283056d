-- The first page of the console asks for what is not yet done: not completed, or handed over on trust and still unpaid.
create index orders_waiting on orders.orders (shop_id)
  where closed_at is null and (fulfilment_status <> 'completed' or payment_status in ('unpaid', 'part_paid'));
