create schema payments;

-- One expected payment of one purpose (an order). A transfer or cash payment is captured by the seller's tick.
create table payments.payments (
  shop_id uuid not null,
  id uuid not null,
  purpose_id uuid not null,
  scope_id uuid,
  payer_person_id uuid not null,
  reference text not null,
  method text not null check (method in ('transfer', 'cash')),
  status text not null check (status in ('pending', 'captured', 'void')),
  amount_fen kernel.fen not null check (amount_fen >= 0),
  refunded_fen kernel.fen not null default 0 check (refunded_fen between 0 and amount_fen),
  claimed_at timestamptz,
  captured_at timestamptz,
  captured_by text,
  created_at timestamptz not null,
  primary key (shop_id, id),
  check ((status = 'captured') = (captured_at is not null))
);
create index payments_by_purpose on payments.payments (shop_id, purpose_id);
create index payments_pending on payments.payments (shop_id, amount_fen) where status = 'pending';
select kernel.protect('payments.payments', 'insert, update');

create table payments.refunds (
  shop_id uuid not null,
  id uuid not null,
  payment_id uuid not null,
  method text not null check (method in ('transfer', 'cash')),
  amount_fen kernel.fen not null check (amount_fen > 0),
  reason text not null,
  refunded_by text not null,
  refunded_at timestamptz not null,
  primary key (shop_id, id),
  foreign key (shop_id, payment_id) references payments.payments (shop_id, id)
);
create index refunds_by_payment on payments.refunds (shop_id, payment_id);
select kernel.protect('payments.refunds', 'insert');

-- Lines of a pasted bank or WeChat statement; the fingerprint keeps a second paste from counting twice.
create table payments.statement_lines (
  shop_id uuid not null,
  id uuid not null,
  fingerprint text not null,
  occurred_at timestamptz,
  amount_fen kernel.fen not null check (amount_fen > 0),
  payer text not null default '',
  remark text not null default '',
  raw text not null,
  payment_id uuid,
  created_at timestamptz not null,
  primary key (shop_id, id),
  unique (shop_id, fingerprint),
  foreign key (shop_id, payment_id) references payments.payments (shop_id, id)
);
create unique index statement_lines_payment on payments.statement_lines (shop_id, payment_id) where payment_id is not null;
select kernel.protect('payments.statement_lines', 'insert, update');
