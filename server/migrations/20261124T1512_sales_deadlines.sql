-- The sweep that closes ended sales asks over all shops.
create index sales_open_until on sales.sales (ends_at) where status = 'open';
