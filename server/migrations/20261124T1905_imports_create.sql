create schema imports;

-- What a seller said each column of a sheet means, by the sheet's headers; the same headers are read so next time.
create table imports.column_choices (
  shop_id uuid not null,
  -- Hash of the headers in their order.
  headers_hash bytea not null,
  -- Header → field, or null for a column to be left alone.
  mapping jsonb not null,
  updated_at timestamptz not null,
  primary key (shop_id, headers_hash)
);
select kernel.protect('imports.column_choices');
