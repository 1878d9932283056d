create schema catalog;

create table catalog.suppliers (
  shop_id uuid not null,
  id uuid not null,
  name text not null,
  contact_name text not null default '',
  phone text not null default '',
  address text not null default '',
  note text not null default '',
  archived_at timestamptz,
  created_at timestamptz not null,
  primary key (shop_id, id),
  unique (shop_id, name)
);
select kernel.protect('catalog.suppliers', 'insert, update');

create table catalog.products (
  shop_id uuid not null,
  id uuid not null,
  name text not null,
  subtitle text not null default '',
  category text not null default '',
  origin text not null default '',
  story text not null default '',
  aliases text[] not null default '{}',
  supplier_id uuid,
  archived_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (shop_id, id),
  foreign key (shop_id, supplier_id) references catalog.suppliers (shop_id, id)
);
create index products_by_name on catalog.products (shop_id, name);
select kernel.protect('catalog.products', 'insert, update');

create table catalog.product_pictures (
  shop_id uuid not null,
  product_id uuid not null,
  position smallint not null,
  file_id uuid not null,
  primary key (shop_id, product_id, position),
  foreign key (shop_id, product_id) references catalog.products (shop_id, id),
  foreign key (shop_id, file_id) references kernel.files (shop_id, id)
);
select kernel.protect('catalog.product_pictures');

create table catalog.skus (
  shop_id uuid not null,
  id uuid not null,
  product_id uuid not null,
  position smallint not null,
  code text not null default '',
  spec text not null default '',
  unit text not null,
  package_text text not null default '',
  price_fen kernel.fen not null check (price_fen >= 0),
  cost_fen kernel.fen check (cost_fen >= 0),
  -- The smallest part sold: 1 for pieces, 0.5 for goods sold by the half 斤.
  quantity_step kernel.quantity not null default 1 check (quantity_step > 0),
  limit_per_person kernel.quantity check (limit_per_person > 0),
  archived_at timestamptz,
  created_at timestamptz not null,
  primary key (shop_id, id),
  foreign key (shop_id, product_id) references catalog.products (shop_id, id)
);
create index skus_by_product on catalog.skus (shop_id, product_id, position);
create unique index skus_code on catalog.skus (shop_id, code) where code <> '' and archived_at is null;
select kernel.protect('catalog.skus', 'insert, update');
