import { Type, type Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { none, sql, type Statement } from '../../kernel/database.ts';
import { cursor, id, instant, line, object, oneOf, optional, pageOf as pageSchema } from '../../kernel/http/schemas.ts';
import { route, type Route } from '../../kernel/http/route.ts';
import { PAGE_SIZE, pageOf, readCursor, type Page } from '../../kernel/pages.ts';
import { instantOf } from '../instant-of.ts';

export const saleTabs = ['open', 'upcoming', 'closed', 'archived'] as const;
/** A sale as people see it now: the sweep may close an ended one a little later. */
export const saleStates = ['draft', 'upcoming', 'open', 'closed', 'archived'] as const;

const SaleRow = object({
  saleId: id(),
  number: Type.Integer(),
  code: line(),
  title: line(),
  state: oneOf(saleStates),
  startsAt: instant(),
  endsAt: instant(),
  itemCount: Type.Integer(),
  pictures: Type.Array(object({ fileId: id(), tint: Type.String() })),
  communities: Type.Array(Type.String()),
  orderCount: Type.Integer(),
  orderedFen: Type.Integer(),
  paidFen: Type.Integer(),
});
export type SaleRow = Static<typeof SaleRow>;

export type SaleQuery = { tab: (typeof saleTabs)[number]; search?: string; cursor?: string };

/** The state of `sale` at an instant, as SQL. */
export const saleState = (now: Date): Statement => sql`
  case when sale.status = 'open' and sale.ends_at < ${now} then 'closed'
    when sale.status = 'open' and sale.starts_at > ${now} then 'upcoming' else sale.status end`;

function tabCondition(tab: SaleQuery['tab'], now: Date): Statement {
  switch (tab) {
    case 'open':
      return sql`sale.status = 'open' and sale.ends_at >= ${now} and sale.starts_at <= ${now}`;
    case 'upcoming':
      return sql`(sale.status = 'draft' or sale.status = 'open' and sale.starts_at > ${now})`;
    case 'closed':
      return sql`(sale.status = 'closed' or sale.status = 'open' and sale.ends_at < ${now})`;
    case 'archived':
      return sql`sale.status = 'archived'`;
  }
}

/** One tab of the seller's sales, newest first. */
export async function readSaleList(ctx: Context, query: SaleQuery): Promise<Page<SaleRow>> {
  const [below] = readCursor(query.cursor, ['integer']);
  const search = query.search?.trim() ?? '';
  const rows = await ctx.tx.many<SaleRow>(sql`
    select sale.id as sale_id, sale.number, sale.code, sale.title, ${saleState(ctx.now)} as state,
      ${instantOf(sql`sale.starts_at`)} as starts_at, ${instantOf(sql`sale.ends_at`)} as ends_at, goods.item_count,
      goods.pictures, audience.communities, sale.order_count, money.ordered_fen, money.paid_fen
    from sales.sales sale
    cross join lateral (
      select count(*)::int as item_count, coalesce(json_agg(json_build_object('fileId', picture.file_id,
        'tint', file.tint) order by item.position) filter (where picture.file_id is not null), '[]') as pictures
      from sales.items item
      join catalog.skus sku on sku.shop_id = item.shop_id and sku.id = item.sku_id
      left join catalog.product_pictures picture on picture.shop_id = sku.shop_id
        and picture.product_id = sku.product_id and picture.position = 0 and item.position <= 4
      left join kernel.files file on file.shop_id = picture.shop_id and file.id = picture.file_id
      where item.shop_id = sale.shop_id and item.sale_id = sale.id and item.removed_at is null) goods
    cross join lateral (
      select coalesce(json_agg(community.name order by community.name), '[]') as communities
      from sales.audiences audience
      join communities.communities community on community.shop_id = audience.shop_id
        and community.id = audience.community_id
      where audience.shop_id = sale.shop_id and audience.sale_id = sale.id) audience
    cross join lateral (
      select coalesce(sum(payable_fen), 0)::bigint as ordered_fen,
        coalesce(sum(paid_fen - refunded_fen), 0)::bigint as paid_fen
      from orders.orders
      where shop_id = sale.shop_id and sale_id = sale.id and closed_at is null) money
    where sale.shop_id = ${ctx.shopId} and ${tabCondition(query.tab, ctx.now)}
      ${search === '' ? none : sql`and (strpos(lower(sale.title), lower(${search})) > 0 or sale.code = upper(${search}))`}
      ${below === undefined ? none : sql`and sale.number < ${below}`}
    order by sale.number desc limit ${PAGE_SIZE + 1}`);
  return pageOf(rows, PAGE_SIZE, (row) => [row.number]);
}

export const saleListScreen: Route = route({
  method: 'GET',
  url: '/api/admin/sales',
  summary: 'Sales by tab, newest first, with what was ordered and paid',
  access: { kind: 'staff', may: 'sales:read' },
  rate: 'read',
  audit: 'none',
  query: object({ tab: oneOf(saleTabs), search: optional(line(40)), cursor: cursor() }),
  reply: pageSchema(SaleRow),
  run: 'read',
  handle: ({ ctx, query }) => readSaleList(ctx, query),
});
