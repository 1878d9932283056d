create schema orders;

-- Payment, fulfilment and pickup are separate axes; after-sale is per line. What a buyer sees is derived from them.
create table orders.orders (
  shop_id uuid not null,
  id uuid not null,
  sale_id uuid not null,
  serial int not null,
  code text not null,
  channel text not null check (channel in ('storefront', 'chain', 'console')),
  person_id uuid not null,
  visitor_id uuid,
  community_id uuid,
  payment_status text not null check (payment_status in ('unpaid', 'part_paid', 'paid', 'refunded')),
  fulfilment_status text not null check (fulfilment_status in ('unfulfilled', 'part_fulfilled', 'fulfilled', 'completed')),
  pickup_status text not null check (pickup_status in ('not_applicable', 'waiting', 'part_picked_up', 'picked_up')),
  closed_at timestamptz,
  close_reason text check (close_reason in ('unpaid_expired', 'buyer_cancelled', 'seller_cancelled', 'refunded')),
  delivery_kind text not null check (delivery_kind in ('pickup', 'building', 'parcel')),
  pickup_point_id uuid,
  recipient_name text not null,
  phone text not null default '',
  building text not null default '',
  unit text not null default '',
  room text not null default '',
  address text not null default '',
  buyer_note text not null default '',
  seller_note text not null default '',
  private_note text not null default '',
  items_fen kernel.fen not null check (items_fen >= 0),
  discount_fen kernel.fen not null default 0 check (discount_fen >= 0),
  freight_fen kernel.fen not null default 0 check (freight_fen >= 0),
  payable_fen kernel.fen not null check (payable_fen >= 0),
  paid_fen kernel.fen not null default 0 check (paid_fen >= 0),
  -- Money given back, for whatever reason; and what after-sales took off the order (lines plus freight).
  refunded_fen kernel.fen not null default 0 check (refunded_fen between 0 and paid_fen),
  after_sale_fen kernel.fen not null default 0 check (after_sale_fen between 0 and payable_fen),
  freight_refunded_fen kernel.fen not null default 0 check (freight_refunded_fen between 0 and freight_fen),
  payment_due_at timestamptz,
  completion_due_at timestamptz,
  version int not null default 1,
  placed_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (shop_id, id),
  unique (shop_id, code),
  unique (shop_id, sale_id, serial),
  check (payable_fen = items_fen - discount_fen + freight_fen),
  check ((closed_at is null) = (close_reason is null)),
  foreign key (shop_id, sale_id) references sales.sales (shop_id, id),
  foreign key (shop_id, community_id) references communities.communities (shop_id, id),
  foreign key (shop_id, pickup_point_id) references communities.pickup_points (shop_id, id),
  foreign key (shop_id, person_id) references people.people (shop_id, id)
);
create index orders_newest on orders.orders (shop_id, placed_at desc, id desc);
create index orders_by_person on orders.orders (shop_id, person_id, placed_at desc);
create index orders_by_visitor on orders.orders (shop_id, visitor_id) where visitor_id is not null;
create index orders_by_phone on orders.orders (shop_id, phone) where phone <> '';
create index orders_payment_due on orders.orders (payment_due_at)
  where payment_due_at is not null and closed_at is null and payment_status = 'unpaid';
create index orders_completion_due on orders.orders (completion_due_at)
  where completion_due_at is not null and closed_at is null and fulfilment_status = 'fulfilled';
select kernel.protect('orders.orders', 'insert, update');

create table orders.lines (
  shop_id uuid not null,
  order_id uuid not null,
  position smallint not null,
  item_id uuid not null,
  sku_id uuid not null,
  code text not null,
  name text not null,
  spec text not null default '',
  unit text not null,
  unit_price_fen kernel.fen not null check (unit_price_fen >= 0),
  unit_cost_fen kernel.fen,
  supplier_id uuid,
  quantity kernel.quantity not null check (quantity >= 0),
  discount_fen kernel.fen not null default 0,
  total_fen kernel.fen not null check (total_fen >= 0),
  refunded_fen kernel.fen not null default 0 check (refunded_fen between 0 and total_fen),
  fulfilled kernel.quantity not null default 0 check (fulfilled between 0 and quantity),
  picked_up kernel.quantity not null default 0 check (picked_up between 0 and quantity),
  after_sale_status text not null default 'none' check (after_sale_status in ('none', 'refunded')),
  note text not null default '',
  primary key (shop_id, order_id, position),
  check (total_fen = round(quantity * unit_price_fen) - discount_fen),
  foreign key (shop_id, order_id) references orders.orders (shop_id, id),
  foreign key (shop_id, item_id) references sales.items (shop_id, id)
);
create index lines_by_item on orders.lines (shop_id, item_id);
select kernel.protect('orders.lines', 'insert, update, delete');

-- Every change after placing, with what it was before.
create table orders.changes (
  shop_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  kind text not null,
  actor text not null,
  before jsonb not null,
  after jsonb not null,
  at timestamptz not null,
  primary key (shop_id, id),
  foreign key (shop_id, order_id) references orders.orders (shop_id, id)
);
create index changes_by_order on orders.changes (shop_id, order_id, at);
select kernel.protect('orders.changes', 'insert');

-- Which browsers may see an order besides the one that placed it (phone number plus order code was proven).
create table orders.viewers (
  shop_id uuid not null,
  order_id uuid not null,
  visitor_id uuid not null,
  at timestamptz not null,
  primary key (shop_id, order_id, visitor_id),
  foreign key (shop_id, order_id) references orders.orders (shop_id, id)
);
create index viewers_by_visitor on orders.viewers (shop_id, visitor_id);
select kernel.protect('orders.viewers', 'insert');
