create schema fulfilment;

-- Sheets that came back with tracking numbers, with the outcome of every row.
create table fulfilment.tracking_imports (
  shop_id uuid not null,
  id uuid not null,
  sale_id uuid,
  file_name text not null,
  outcome jsonb not null,
  imported_by text not null,
  at timestamptz not null,
  undone_at timestamptz,
  primary key (shop_id, id)
);
select kernel.protect('fulfilment.tracking_imports', 'insert, update');

create table fulfilment.parcels (
  shop_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  courier text not null,
  courier_inferred boolean not null default false,
  tracking_no text not null,
  import_id uuid,
  sent_at timestamptz not null,
  removed_at timestamptz,
  primary key (shop_id, id),
  foreign key (shop_id, order_id) references orders.orders (shop_id, id),
  foreign key (shop_id, import_id) references fulfilment.tracking_imports (shop_id, id)
);
create unique index parcels_once on fulfilment.parcels (shop_id, tracking_no, order_id) where removed_at is null;
create index parcels_by_order on fulfilment.parcels (shop_id, order_id);
select kernel.protect('fulfilment.parcels', 'insert, update');

-- Goods given into somebody's hands, part by part.
create table fulfilment.handovers (
  shop_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  position smallint not null,
  quantity kernel.quantity not null check (quantity > 0),
  how text not null check (how in ('list', 'code', 'phone_tail', 'undo')),
  by_actor text not null,
  at timestamptz not null,
  primary key (shop_id, id),
  foreign key (shop_id, order_id, position) references orders.lines (shop_id, order_id, position)
);
create index handovers_by_order on fulfilment.handovers (shop_id, order_id);
select kernel.protect('fulfilment.handovers', 'insert');

-- Sheets made for a sale, and what changed in its orders since, so that nobody packs by an old sheet.
create table fulfilment.sheets (
  shop_id uuid not null,
  id uuid not null,
  sale_id uuid not null,
  kind text not null check (kind in ('purchase', 'sorting', 'labels', 'payments', 'orders')),
  supplier_id uuid,
  made_by text not null,
  at timestamptz not null,
  primary key (shop_id, id)
);
create index sheets_by_sale on fulfilment.sheets (shop_id, sale_id, at desc);
select kernel.protect('fulfilment.sheets', 'insert');

create table fulfilment.order_changes (
  shop_id uuid not null,
  event_id uuid not null,
  sale_id uuid not null,
  order_id uuid not null,
  kind text not null check (kind in ('placed', 'edited', 'closed')),
  at timestamptz not null,
  primary key (shop_id, event_id)
);
create index order_changes_by_sale on fulfilment.order_changes (shop_id, sale_id, at);
select kernel.protect('fulfilment.order_changes', 'insert');
