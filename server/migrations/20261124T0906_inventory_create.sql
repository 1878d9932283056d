create schema inventory;

-- A SKU without a row is made to order: it never runs out.
create table inventory.stock (
  shop_id uuid not null,
  sku_id uuid not null,
  available kernel.quantity not null check (available >= 0),
  reserved kernel.quantity not null check (reserved >= 0),
  primary key (shop_id, sku_id),
  foreign key (shop_id, sku_id) references catalog.skus (shop_id, id)
);
select kernel.protect('inventory.stock');

-- Every change of stock. receive, adjust (signed) and return change available; reserve moves available to reserved,
-- release moves it back, ship takes it out of reserved. `reference_id` is the order it was for.
create table inventory.movements (
  shop_id uuid not null,
  id uuid not null,
  sku_id uuid not null,
  kind text not null check (kind in ('receive', 'adjust', 'reserve', 'release', 'ship', 'return')),
  quantity kernel.quantity not null check (quantity <> 0 and (kind = 'adjust' or quantity > 0)),
  reference_id uuid,
  reason text not null default '',
  actor text not null,
  at timestamptz not null,
  primary key (shop_id, id),
  foreign key (shop_id, sku_id) references catalog.skus (shop_id, id)
);
create index movements_by_sku on inventory.movements (shop_id, sku_id, at);
create index movements_by_reference on inventory.movements (shop_id, reference_id);
select kernel.protect('inventory.movements', 'insert');
