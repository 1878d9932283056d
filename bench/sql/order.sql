-- One order of two lines per transaction: the same rows in the same tables as placing one over HTTP.
-- Nothing is locked before it is written: the counters are contested from their update to the commit, no longer.
-- What stands between the marks needs no answer; the pipelined variant sends it without waiting in between.
\set offer random(:low, :high)
\set visitor random(1, :visitors)
begin;
select offer.sale_id, offer.item_a, offer.item_b, offer.sku_a, offer.sku_b, sale.number, uuidv7() as order_id, uuidv7() as transaction_id from bench.offers offer join sales.sales sale on sale.shop_id = :shop and sale.id = offer.sale_id where offer.n = :offer \gset
select identity.person_id, visitor.visitor_id, visitor.account_id, visitor.phone from bench.visitors visitor join people.identities identity on identity.shop_id = :shop and identity.kind = 'phone' and identity.match_value = visitor.phone where visitor.n = :visitor \gset
update sales.sales set last_serial = last_serial + 1, order_count = order_count + 1 where shop_id = :shop and id = :sale_id returning last_serial as serial \gset
-- pipeline begins
insert into orders.orders (shop_id, id, sale_id, serial, code, channel, person_id, visitor_id, payment_status, fulfilment_status, pickup_status, delivery_kind, recipient_name, phone, items_fen, payable_fen, payment_due_at, placed_at, updated_at) values (:shop, :order_id, :sale_id, :serial, cast(:order_id as text), 'storefront', :person_id, :visitor_id, 'unpaid', 'unfulfilled', 'waiting', 'pickup', '李姐', :phone, 3000, 3000, now() + interval '30 minutes', now(), now());
insert into orders.lines (shop_id, order_id, position, item_id, sku_id, code, name, spec, unit, unit_price_fen, quantity, total_fen) values (:shop, :order_id, 1, :item_a, :sku_a, 'A1', '杨梅', '', '箱', 1500, 1, 1500), (:shop, :order_id, 2, :item_b, :sku_b, 'A2', '鸡蛋', '', '盒', 1500, 1, 1500);
update sales.items set sold = sold + 1 where shop_id = :shop and id in (:item_a, :item_b);
insert into sales.person_totals as held (shop_id, item_id, person_id, quantity) values (:shop, :item_a, :person_id, 1), (:shop, :item_b, :person_id, 1) on conflict (shop_id, item_id, person_id) do update set quantity = held.quantity + 1;
insert into inventory.movements (shop_id, id, sku_id, kind, quantity, reference_id, actor, at) values (:shop, uuidv7(), :sku_a, 'reserve', 1, :order_id, 'bench', now()), (:shop, uuidv7(), :sku_b, 'reserve', 1, :order_id, 'bench', now());
update inventory.stock set available = available - 1, reserved = reserved + 1 where shop_id = :shop and sku_id in (:sku_a, :sku_b);
insert into payments.payments (shop_id, id, purpose_id, scope_id, payer_person_id, reference, method, status, amount_fen, created_at) values (:shop, uuidv7(), :order_id, :sale_id, :person_id, cast(:serial as text), 'transfer', 'pending', 3000, now());
insert into ledger.accounts (shop_id, id, kind, party_id, created_at) values (:shop, :account_id, 'receivable', :person_id, now()) on conflict do nothing;
insert into ledger.transactions (shop_id, id, kind, reference_id, scope_id, occurred_at) values (:shop, :transaction_id, 'order_placed', :order_id, :sale_id, now());
insert into ledger.postings (shop_id, transaction_id, position, debit_account_id, credit_account_id, amount_fen) values (:shop, :transaction_id, 0, :account_id, :revenue, 3000);
insert into kernel.outbox (shop_id, id, bucket, subscriber, topic, payload, created_at, due_at) values (:shop, uuidv7(), :bucket, 'fulfilment.order-changes', 'order.placed', json_build_object('orderId', cast(:order_id as text), 'saleId', cast(:sale_id as text)), now(), now());
insert into kernel.idempotency_keys (shop_id, scope, key, input_hash, status, reply, created_at) values (:shop, 'store order', cast(:order_id as text), sha256('order'), 200, json_build_object('orderId', cast(:order_id as text), 'serial', cast(:serial as int)), now());
commit;
-- pipeline ends
