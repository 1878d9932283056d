create schema sales;

create table sales.sales (
  shop_id uuid not null,
  id uuid not null,
  number int not null,
  code text not null,
  title text not null,
  words text not null default '',
  status text not null check (status in ('draft', 'open', 'closed', 'archived')),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  delivery_kinds text[] not null check (
    cardinality(delivery_kinds) > 0 and delivery_kinds <@ array['pickup', 'building', 'parcel']),
  pickup_note text not null default '',
  freight_fen kernel.fen not null default 0 check (freight_fen >= 0),
  copied_from_id uuid,
  -- Kept counters: the serial of the newest order, and how many live orders there are.
  last_serial int not null default 0,
  order_count int not null default 0,
  created_at timestamptz not null,
  closed_at timestamptz,
  primary key (shop_id, id),
  unique (shop_id, number),
  unique (shop_id, code)
);
create index sales_by_status on sales.sales (shop_id, status, ends_at);
select kernel.protect('sales.sales', 'insert, update');

create table sales.items (
  shop_id uuid not null,
  id uuid not null,
  sale_id uuid not null,
  position smallint not null,
  code text not null,
  sku_id uuid not null,
  price_fen kernel.fen not null check (price_fen >= 0),
  limit_per_person kernel.quantity check (limit_per_person > 0),
  limit_total kernel.quantity check (limit_total > 0),
  sold kernel.quantity not null default 0 check (sold >= 0 and (limit_total is null or sold <= limit_total)),
  removed_at timestamptz,
  primary key (shop_id, id),
  foreign key (shop_id, sale_id) references sales.sales (shop_id, id),
  foreign key (shop_id, sku_id) references catalog.skus (shop_id, id)
);
create unique index items_code on sales.items (shop_id, sale_id, code) where removed_at is null;
create index items_by_sku on sales.items (shop_id, sku_id);
select kernel.protect('sales.items', 'insert, update');

create table sales.audiences (
  shop_id uuid not null,
  sale_id uuid not null,
  community_id uuid not null,
  primary key (shop_id, sale_id, community_id),
  foreign key (shop_id, sale_id) references sales.sales (shop_id, id),
  foreign key (shop_id, community_id) references communities.communities (shop_id, id)
);
select kernel.protect('sales.audiences');

-- What one person holds of one item, for the limit per person. Changed only under the item's row lock.
create table sales.person_totals (
  shop_id uuid not null,
  item_id uuid not null,
  person_id uuid not null,
  quantity kernel.quantity not null check (quantity >= 0),
  primary key (shop_id, item_id, person_id),
  foreign key (shop_id, item_id) references sales.items (shop_id, id),
  foreign key (shop_id, person_id) references people.people (shop_id, id)
);
select kernel.protect('sales.person_totals');
