-- What a search looks through: folded names, their pinyin and initials. Written with the names it is made of.
alter table people.people add column search_text text not null default '';

-- The last four digits are how people name a phone number.
create index identities_by_phone_tail on people.identities (shop_id, right(match_value, 4)) where kind = 'phone';
create index identities_by_scope on people.identities (shop_id, scope_id) where scope_id is not null;
