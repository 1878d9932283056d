create schema ledger;

-- `party_id` names whose account it is (a person's receivable, a supplier's payable); null for the shop's own.
create table ledger.accounts (
  shop_id uuid not null,
  id uuid not null,
  kind text not null check (kind in
    ('receivable', 'revenue', 'freight', 'cash', 'transfer', 'cost', 'supplier_payable')),
  party_id uuid,
  created_at timestamptz not null,
  primary key (shop_id, id)
);
create unique index accounts_once on ledger.accounts
  (shop_id, kind, coalesce(party_id, '00000000-0000-0000-0000-000000000000'));
select kernel.protect('ledger.accounts', 'insert');

-- One business fact. `reference_id` is what caused it, once per kind; `scope_id` is what figures are grouped by (a sale).
create table ledger.transactions (
  shop_id uuid not null,
  id uuid not null,
  kind text not null,
  reference_id uuid not null,
  scope_id uuid,
  memo text not null default '',
  occurred_at timestamptz not null,
  primary key (shop_id, id),
  unique (shop_id, kind, reference_id)
);
create index transactions_by_scope on ledger.transactions (shop_id, scope_id);
select kernel.protect('ledger.transactions', 'insert');

-- Each row names both sides and a positive amount: balanced by construction.
create table ledger.postings (
  shop_id uuid not null,
  transaction_id uuid not null,
  position smallint not null,
  debit_account_id uuid not null,
  credit_account_id uuid not null,
  amount_fen kernel.fen not null check (amount_fen > 0),
  primary key (shop_id, transaction_id, position),
  check (debit_account_id <> credit_account_id),
  foreign key (shop_id, transaction_id) references ledger.transactions (shop_id, id),
  foreign key (shop_id, debit_account_id) references ledger.accounts (shop_id, id),
  foreign key (shop_id, credit_account_id) references ledger.accounts (shop_id, id)
);
create index postings_by_debit on ledger.postings (shop_id, debit_account_id);
create index postings_by_credit on ledger.postings (shop_id, credit_account_id);
select kernel.protect('ledger.postings', 'insert');
