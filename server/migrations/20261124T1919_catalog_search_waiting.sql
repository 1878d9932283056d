-- The sweep that writes missing search texts asks over all shops.
create index products_without_search on catalog.products (shop_id) where search_text = '';
