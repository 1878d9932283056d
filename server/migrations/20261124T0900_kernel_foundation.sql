-- Roles: the owner migrates; heyi_app runs commands for one shop at a time; heyi_platform reads across shops
-- (sweeps, outbox claims, audit). Neither may create or alter tables.
do $$ begin
  if not exists (select from pg_roles where rolname = 'heyi_app') then create role heyi_app nologin; end if;
  if not exists (select from pg_roles where rolname = 'heyi_platform') then create role heyi_platform nologin; end if;
  execute format('grant heyi_app, heyi_platform to %I', current_user);
end $$;

create schema if not exists kernel;
grant usage on schema kernel to heyi_app, heyi_platform;

create domain kernel.fen as bigint check (value between -9007199254740991 and 9007199254740991);
create domain kernel.quantity as numeric(12, 3) check (value between -999999 and 999999);

-- Second wall of tenancy. `writes` names what the app role may do besides select: history tables are insert-only.
create function kernel.protect(target regclass, writes text default 'insert, update, delete') returns void
language plpgsql as $$
declare
  schema_name text := (select nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = target);
begin
  execute format('grant usage on schema %I to heyi_app, heyi_platform', schema_name);
  execute format('grant select, %s on %s to heyi_app', writes, target);
  execute format('grant select on %s to heyi_platform', target);
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy one_shop on %s to heyi_app
       using (shop_id = current_setting(''app.shop_id'')::uuid)
       with check (shop_id = current_setting(''app.shop_id'')::uuid)', target);
  execute format('create policy every_shop on %s to heyi_platform using (true) with check (true)', target);
end $$;

-- Server secrets (cookie signing key and the like), made at first start. No tenant.
create table kernel.secrets (
  name text primary key,
  value bytea not null,
  created_at timestamptz not null
);
grant select, insert on kernel.secrets to heyi_app;

create table kernel.outbox (
  shop_id uuid not null,
  id uuid not null,
  bucket smallint not null,
  subscriber text not null,
  topic text not null,
  payload jsonb not null,
  created_at timestamptz not null,
  due_at timestamptz not null,
  attempts int not null default 0,
  last_error text,
  dead_at timestamptz,
  primary key (shop_id, id)
);
create index outbox_due on kernel.outbox (bucket, due_at) where dead_at is null;
select kernel.protect('kernel.outbox');
grant update, delete on kernel.outbox to heyi_platform;

create table kernel.jobs (
  shop_id uuid not null,
  id uuid not null,
  bucket smallint not null,
  kind text not null,
  unique_key text,
  payload jsonb not null,
  run_at timestamptz not null,
  attempts int not null default 0,
  max_attempts int not null default 10,
  locked_until timestamptz,
  lease uuid,
  progress jsonb,
  last_error text,
  done_at timestamptz,
  dead_at timestamptz,
  created_at timestamptz not null,
  primary key (shop_id, id)
);
create unique index jobs_once on kernel.jobs (shop_id, kind, unique_key) where unique_key is not null;
create index jobs_due on kernel.jobs (bucket, run_at) where done_at is null and dead_at is null;
select kernel.protect('kernel.jobs');
grant update, delete on kernel.jobs to heyi_platform;

-- First reply of every POST, by key and hash of the input.
create table kernel.idempotency_keys (
  shop_id uuid not null,
  scope text not null,
  key text not null,
  input_hash bytea not null,
  status int,
  reply jsonb,
  created_at timestamptz not null,
  primary key (shop_id, scope, key)
);
create index idempotency_keys_age on kernel.idempotency_keys (created_at);
select kernel.protect('kernel.idempotency_keys');
grant delete on kernel.idempotency_keys to heyi_platform;

-- Who did what: append-only, one hash chain per shop.
create table kernel.audit_log (
  shop_id uuid not null,
  seq bigint not null,
  at timestamptz not null,
  actor text not null,
  action text not null,
  subject text,
  details jsonb not null,
  previous_hash bytea,
  hash bytea not null,
  primary key (shop_id, seq)
);
select kernel.protect('kernel.audit_log', 'insert');

-- The head of each chain; its row lock orders the writers.
create table kernel.audit_heads (
  shop_id uuid primary key,
  seq bigint not null,
  hash bytea
);
select kernel.protect('kernel.audit_heads', 'insert, update');

create table kernel.files (
  shop_id uuid not null,
  id uuid not null,
  media_type text not null,
  width int not null check (width > 0),
  height int not null check (height > 0),
  bytes int not null check (bytes > 0),
  tint text not null,
  created_at timestamptz not null,
  primary key (shop_id, id)
);
select kernel.protect('kernel.files', 'insert, delete');
