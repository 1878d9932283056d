-- What a search looks through: names and nicknames, their pinyin and initials. Written with the names it is made of.
alter table catalog.products add column search_text text not null default '';
