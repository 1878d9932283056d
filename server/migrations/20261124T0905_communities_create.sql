create schema communities;

create table communities.communities (
  shop_id uuid not null,
  id uuid not null,
  name text not null,
  kind text not null check (kind in ('building', 'club', 'other')),
  address text not null default '',
  note text not null default '',
  leader_person_id uuid,
  archived_at timestamptz,
  created_at timestamptz not null,
  primary key (shop_id, id),
  unique (shop_id, name),
  foreign key (shop_id, leader_person_id) references people.people (shop_id, id)
);
select kernel.protect('communities.communities', 'insert, update');

create table communities.members (
  shop_id uuid not null,
  community_id uuid not null,
  person_id uuid not null,
  nickname text not null default '',
  building text not null default '',
  unit text not null default '',
  room text not null default '',
  joined_at timestamptz not null,
  left_at timestamptz,
  primary key (shop_id, community_id, person_id),
  foreign key (shop_id, community_id) references communities.communities (shop_id, id),
  foreign key (shop_id, person_id) references people.people (shop_id, id)
);
create index members_by_person on communities.members (shop_id, person_id);
select kernel.protect('communities.members');

create table communities.pickup_points (
  shop_id uuid not null,
  id uuid not null,
  community_id uuid,
  name text not null,
  address text not null default '',
  contact_name text not null default '',
  phone text not null default '',
  hours text not null default '',
  archived_at timestamptz,
  created_at timestamptz not null,
  primary key (shop_id, id),
  foreign key (shop_id, community_id) references communities.communities (shop_id, id)
);
select kernel.protect('communities.pickup_points', 'insert, update');
