create schema shops;

create table shops.shops (
  shop_id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
  name text not null,
  seller_name text not null,
  tagline text not null default '',
  intro text not null default '',
  exemption_statement text not null default '',
  portrait_file_id uuid,
  cover_file_id uuid,
  payment_code_file_id uuid,
  payment_note text not null default '',
  time_zone text not null default 'Asia/Shanghai',
  -- Timers of the orders; each order row keeps the deadline it was given.
  unpaid_close_minutes int not null default 1440 check (unpaid_close_minutes between 10 and 43200),
  auto_complete_days int not null default 7 check (auto_complete_days between 1 and 60),
  created_at timestamptz not null,
  foreign key (shop_id, portrait_file_id) references kernel.files (shop_id, id),
  foreign key (shop_id, cover_file_id) references kernel.files (shop_id, id),
  foreign key (shop_id, payment_code_file_id) references kernel.files (shop_id, id)
);
select kernel.protect('shops.shops', 'insert, update');

-- Which shop a host name shows. One row with host '*' marks the shop of an installation that has only one.
create table shops.hosts (
  host text primary key,
  shop_id uuid not null references shops.shops (shop_id)
);
grant select, insert on shops.hosts to heyi_app;
grant select on shops.hosts to heyi_platform;

create table shops.staff (
  shop_id uuid not null references shops.shops (shop_id),
  id uuid not null,
  name text not null,
  login text not null,
  password_hash text,
  role text not null check (role in ('owner', 'manager', 'clerk', 'packer', 'readonly')),
  disabled_at timestamptz,
  created_at timestamptz not null,
  primary key (shop_id, id),
  unique (shop_id, login)
);
select kernel.protect('shops.staff', 'insert, update');

create table shops.sign_in_links (
  shop_id uuid not null,
  token_hash bytea not null,
  staff_id uuid not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (shop_id, token_hash),
  foreign key (shop_id, staff_id) references shops.staff (shop_id, id)
);
select kernel.protect('shops.sign_in_links', 'insert, update');

create table shops.sessions (
  shop_id uuid not null,
  token_hash bytea not null,
  staff_id uuid not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  primary key (shop_id, token_hash),
  foreign key (shop_id, staff_id) references shops.staff (shop_id, id)
);
select kernel.protect('shops.sessions', 'insert, update');

create table shops.api_keys (
  shop_id uuid not null references shops.shops (shop_id),
  id uuid not null,
  name text not null,
  token_hash bytea not null,
  scopes text[] not null,
  created_by uuid not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  primary key (shop_id, id),
  unique (shop_id, token_hash)
);
select kernel.protect('shops.api_keys', 'insert, update');
