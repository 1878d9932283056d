import { Type, type Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { none, sql, type Statement } from '../../kernel/database.ts';
import { route, type Route } from '../../kernel/http/route.ts';
import {
  cursor,
  id,
  line,
  nullable,
  object,
  oneOf,
  optional,
  pageOf as pageSchema,
} from '../../kernel/http/schemas.ts';
import { searchPattern } from '../../modules/catalog/index.ts';
import { PAGE_SIZE, pageOf, readCursor, type Page } from '../../kernel/pages.ts';

export const goodsTabs = ['live', 'sold_out', 'archived'] as const;

const GoodsRow = object({
  productId: id(),
  name: Type.String(),
  subtitle: Type.String(),
  category: Type.String(),
  picture: nullable(object({ fileId: id(), tint: Type.String() })),
  supplierName: nullable(Type.String()),
  priceFromFen: nullable(Type.Integer()),
  priceToFen: nullable(Type.Integer()),
  skuCount: Type.Integer(),
  unit: nullable(Type.String()),
  /** Of the SKUs whose stock is counted; null when every one is made to order. */
  available: nullable(Type.Number()),
  /** SKUs that are counted and have nothing left. */
  soldOutCount: Type.Integer(),
  madeToOrderCount: Type.Integer(),
  archived: Type.Boolean(),
});
export type GoodsRow = Static<typeof GoodsRow>;

export type GoodsQuery = { tab: (typeof goodsTabs)[number]; search?: string; supplierId?: string; cursor?: string };

const tabConditions: Readonly<Record<GoodsQuery['tab'], Statement>> = {
  live: sql`product.archived_at is null`,
  sold_out: sql`product.archived_at is null and goods.sold_out_count > 0`,
  archived: sql`product.archived_at is not null`,
};

const bySound = (search: string): Statement => {
  const pattern = searchPattern(search);
  return pattern === undefined ? sql`false` : sql`product.search_text like ${pattern}`;
};

const matches = (search: string): Statement => sql`and (
  ${bySound(search)} or
  strpos(lower(concat_ws(' ', product.name, product.subtitle, product.category, product.origin, supplier.name)),
    lower(${search})) > 0
  or strpos(lower(array_to_string(product.aliases, ' ')), lower(${search})) > 0
  or exists (select from catalog.skus sku where sku.shop_id = product.shop_id and sku.product_id = product.id
    and sku.archived_at is null and strpos(lower(concat_ws(' ', sku.code, sku.spec)), lower(${search})) > 0))`;

/** The seller's goods, newest first; searched by names, nicknames, pinyin, codes, specs, origin and supplier. */
export async function readGoodsList(ctx: Context, query: GoodsQuery): Promise<Page<GoodsRow>> {
  const [below] = readCursor(query.cursor, ['id']);
  const search = query.search?.trim() ?? '';
  const rows = await ctx.tx.many<GoodsRow>(sql`
    select product.id as product_id, product.name, product.subtitle, product.category, picture.picture,
      supplier.name as supplier_name, goods.*, product.archived_at is not null as archived
    from catalog.products product
    left join catalog.suppliers supplier on supplier.shop_id = product.shop_id and supplier.id = product.supplier_id
    left join lateral (
      select json_build_object('fileId', file.id, 'tint', file.tint) as picture
      from catalog.product_pictures cover
      join kernel.files file on file.shop_id = cover.shop_id and file.id = cover.file_id
      where cover.shop_id = product.shop_id and cover.product_id = product.id
      order by cover.position limit 1) picture on true
    cross join lateral (
      select min(sku.price_fen)::bigint as price_from_fen, max(sku.price_fen)::bigint as price_to_fen,
        count(*)::int as sku_count, case when min(sku.unit) = max(sku.unit) then min(sku.unit) end as unit,
        sum(stock.available)::numeric as available,
        count(*) filter (where stock.available = 0)::int as sold_out_count,
        count(*) filter (where stock.sku_id is null)::int as made_to_order_count
      from catalog.skus sku
      left join inventory.stock stock on stock.shop_id = sku.shop_id and stock.sku_id = sku.id
      where sku.shop_id = product.shop_id and sku.product_id = product.id and sku.archived_at is null) goods
    where product.shop_id = ${ctx.shopId} and ${tabConditions[query.tab]}
      ${search === '' ? none : matches(search)}
      ${query.supplierId === undefined ? none : sql`and product.supplier_id = ${query.supplierId}`}
      ${below === undefined ? none : sql`and product.id < ${below}::uuid`}
    order by product.id desc limit ${PAGE_SIZE + 1}`);
  return pageOf(rows, PAGE_SIZE, (row) => [row.productId]);
}

export const goodsListScreen: Route = route({
  method: 'GET',
  url: '/api/admin/products',
  summary: 'Goods with price range, stock and supplier, newest first',
  access: { kind: 'staff', may: 'goods:read' },
  rate: 'read',
  audit: 'none',
  query: object({
    tab: oneOf(goodsTabs),
    search: optional(line(40)),
    supplierId: optional(id()),
    cursor: cursor(),
  }),
  reply: pageSchema(GoodsRow),
  run: 'read',
  handle: ({ ctx, query }) => readGoodsList(ctx, query),
});
