-- Who was merged into whom, as sales heard it: what both hold counts together against the limit per person.
create table sales.merged_people (
  shop_id uuid not null,
  person_id uuid not null,
  into_id uuid not null,
  primary key (shop_id, person_id),
  foreign key (shop_id, person_id) references people.people (shop_id, id),
  foreign key (shop_id, into_id) references people.people (shop_id, id),
  check (person_id <> into_id)
);
create index merged_people_by_into on sales.merged_people (shop_id, into_id);
select kernel.protect('sales.merged_people');
