import { Type, type Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { none, sql, type Statement } from '../../kernel/database.ts';
import { cursor, id, line, nullable, object, optional, pageOf as pageSchema } from '../../kernel/http/schemas.ts';
import { route, type Route } from '../../kernel/http/route.ts';
import { searchPattern } from '../../modules/catalog/index.ts';
import { PAGE_SIZE, pageOf, readCursor, type Page } from '../../kernel/pages.ts';

const SaleGoods = object({
  skuId: id(),
  name: line(),
  spec: line(),
  unit: line(),
  priceFen: Type.Integer(),
  quantityStep: Type.Number(),
  limitPerPerson: nullable(Type.Number()),
  available: nullable(Type.Number()),
  fileId: nullable(id()),
  tint: nullable(Type.String()),
});
export type SaleGoods = Static<typeof SaleGoods>;

function matches(search: string): Statement {
  const pattern = searchPattern(search);
  return sql`and (strpos(lower(concat_ws(' ', product.name, sku.spec, sku.code)), ${search}) > 0
    ${pattern === undefined ? none : sql`or product.search_text like ${pattern}`})`;
}

/**
 * What can be put on sale, by name; found by name, nickname, pinyin, spec or SKU code. `available` is null when stock
 * is not tracked.
 */
export async function readSaleGoods(
  ctx: Context,
  query: { search?: string; cursor?: string },
): Promise<Page<SaleGoods>> {
  const [name, skuId] = readCursor(query.cursor, ['text', 'id']);
  const search = query.search?.trim().toLowerCase() ?? '';
  const rows = await ctx.tx.many<SaleGoods>(sql`
    select sku.id as sku_id, product.name, sku.spec, sku.unit, sku.price_fen, sku.quantity_step, sku.limit_per_person,
      stock.available, picture.file_id, file.tint
    from catalog.products product
    join catalog.skus sku on sku.shop_id = product.shop_id and sku.product_id = product.id
    left join inventory.stock stock on stock.shop_id = sku.shop_id and stock.sku_id = sku.id
    left join catalog.product_pictures picture on picture.shop_id = product.shop_id
      and picture.product_id = product.id and picture.position = 0
    left join kernel.files file on file.shop_id = picture.shop_id and file.id = picture.file_id
    where product.shop_id = ${ctx.shopId} and product.archived_at is null and sku.archived_at is null
      ${search === '' ? none : matches(search)}
      ${name === undefined ? none : sql`and (product.name, sku.id) > (${name}, ${skuId}::uuid)`}
    order by product.name, sku.id limit ${PAGE_SIZE + 1}`);
  return pageOf(rows, PAGE_SIZE, (row) => [row.name, row.skuId]);
}

export const saleGoodsScreen: Route = route({
  method: 'GET',
  url: '/api/admin/sale-goods',
  summary: 'SKUs that can be put on sale, by name',
  access: { kind: 'staff', may: 'sales:read' },
  rate: 'read',
  audit: 'none',
  query: object({ search: optional(line(40)), cursor: cursor() }),
  reply: pageSchema(SaleGoods),
  run: 'read',
  handle: ({ ctx, query }) => readSaleGoods(ctx, query),
});
