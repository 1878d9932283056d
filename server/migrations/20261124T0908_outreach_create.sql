create schema outreach;

-- Every time the shop spoke to somebody, also by hand: made when a text, poster or card is produced.
create table outreach.touches (
  shop_id uuid not null,
  id uuid not null,
  channel text not null check (channel in ('group_text', 'poster', 'invitation', 'link', 'reminder', 'personal_text')),
  subject_id uuid not null,
  person_id uuid,
  community_id uuid,
  made_by text not null,
  at timestamptz not null,
  primary key (shop_id, id),
  foreign key (shop_id, person_id) references people.people (shop_id, id)
);
create index touches_by_subject on outreach.touches (shop_id, subject_id, at);
create index touches_by_person on outreach.touches (shop_id, person_id, at);
select kernel.protect('outreach.touches', 'insert');
