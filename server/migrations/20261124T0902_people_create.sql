create schema people;

create table people.people (
  shop_id uuid not null,
  id uuid not null,
  display_name text not null,
  merged_into_id uuid,
  created_at timestamptz not null,
  primary key (shop_id, id),
  foreign key (shop_id, merged_into_id) references people.people (shop_id, id)
);
create index people_by_name on people.people (shop_id, display_name);
select kernel.protect('people.people', 'insert, update');

-- Every way a person is known. `scope_id` is the community a nickname or room belongs to; `value` as written,
-- `match_value` folded for comparison (width, case, spaces, marks).
create table people.identities (
  shop_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('nickname', 'phone', 'room', 'visitor')),
  scope_id uuid,
  value text not null,
  match_value text not null,
  created_at timestamptz not null,
  primary key (shop_id, id),
  foreign key (shop_id, person_id) references people.people (shop_id, id)
);
create index identities_by_value on people.identities (shop_id, kind, match_value);
create index identities_by_person on people.identities (shop_id, person_id);
create unique index identities_once on people.identities
  (shop_id, person_id, kind, match_value, coalesce(scope_id, '00000000-0000-0000-0000-000000000000'));
-- A phone or a browser belongs to one person.
create unique index identities_exclusive on people.identities (shop_id, kind, match_value) where kind in ('phone', 'visitor');
select kernel.protect('people.identities');

create table people.tags (
  shop_id uuid not null,
  person_id uuid not null,
  tag text not null,
  primary key (shop_id, person_id, tag),
  foreign key (shop_id, person_id) references people.people (shop_id, id)
);
create index tags_by_tag on people.tags (shop_id, tag);
select kernel.protect('people.tags');

create table people.notes (
  shop_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  text text not null,
  written_by text not null,
  created_at timestamptz not null,
  primary key (shop_id, id),
  foreign key (shop_id, person_id) references people.people (shop_id, id)
);
create index notes_by_person on people.notes (shop_id, person_id, created_at);
select kernel.protect('people.notes');
