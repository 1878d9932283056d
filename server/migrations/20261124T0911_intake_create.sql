create schema intake;

-- One pasted text. A longer paste of the same chain names the one it continues.
create table intake.pastes (
  shop_id uuid not null,
  id uuid not null,
  sale_id uuid not null,
  community_id uuid,
  previous_id uuid,
  format text not null,
  text text not null,
  text_hash bytea not null,
  reading jsonb not null,
  -- How this group's orders are handed over, unless a line says otherwise; null: each as it can be.
  delivery jsonb,
  status text not null check (status in ('reviewing', 'confirmed', 'discarded')),
  version int not null default 1,
  pasted_by text not null,
  created_at timestamptz not null,
  finished_at timestamptz,
  primary key (shop_id, id),
  foreign key (shop_id, sale_id) references sales.sales (shop_id, id),
  foreign key (shop_id, previous_id) references intake.pastes (shop_id, id)
);
create index pastes_by_sale on intake.pastes (shop_id, sale_id, created_at desc);
select kernel.protect('intake.pastes', 'insert, update');

-- One buyer's line of a paste. `reading` is what the parser understood, `decision` what the seller decided.
create table intake.entries (
  shop_id uuid not null,
  id uuid not null,
  paste_id uuid not null,
  position int not null,
  chain_key text not null,
  change text not null check (change in ('new', 'edited', 'cancelled', 'unchanged')),
  status text not null check (status in ('ready', 'needs_decision', 'confirmed', 'skipped')),
  reading jsonb not null,
  decision jsonb,
  person_id uuid,
  order_id uuid,
  primary key (shop_id, id),
  unique (shop_id, paste_id, position),
  foreign key (shop_id, paste_id) references intake.pastes (shop_id, id),
  foreign key (shop_id, order_id) references orders.orders (shop_id, id)
);
select kernel.protect('intake.entries', 'insert, update');

-- What the seller taught: in this community these words mean this item or this person. Reversible.
create table intake.learned_words (
  shop_id uuid not null,
  id uuid not null,
  community_id uuid,
  kind text not null check (kind in ('item', 'person')),
  words text not null,
  match_words text not null,
  sku_id uuid,
  person_id uuid,
  learned_from_id uuid,
  created_at timestamptz not null,
  forgotten_at timestamptz,
  primary key (shop_id, id)
);
create index learned_words_live on intake.learned_words (shop_id, community_id, kind, match_words) where forgotten_at is null;
select kernel.protect('intake.learned_words', 'insert, update');
