import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import type { ItemId, SaleId } from './sale.ts';
import type { ArrangedItem } from './items.ts';

/** Writes the goods of a sale in the order given: those without an id are new. */
export async function insertItems(ctx: Context, saleId: SaleId, items: readonly ArrangedItem[]): Promise<void> {
  if (items.length === 0) return;
  await ctx.tx.run(sql`
    insert into sales.items (shop_id, id, sale_id, position, code, sku_id, price_fen, limit_per_person, limit_total)
    select ${ctx.shopId}, id, ${saleId}, position, code, sku_id, price_fen, limit_per_person, limit_total
    from ${rowsOf(ctx, items)} where is_new`);
}

/** Changes the goods of a sale that are there already. */
export async function updateItems(ctx: Context, saleId: SaleId, items: readonly ArrangedItem[]): Promise<void> {
  await ctx.tx.run(sql`
    update sales.items item set position = wanted.position, code = wanted.code, price_fen = wanted.price_fen,
      limit_per_person = wanted.limit_per_person, limit_total = wanted.limit_total
    from ${rowsOf(ctx, items)}
    where item.shop_id = ${ctx.shopId} and item.sale_id = ${saleId} and item.id = wanted.id and not wanted.is_new`);
}

const rowsOf = (ctx: Context, items: readonly ArrangedItem[]) => sql`
  unnest(${items.map((item) => item.itemId ?? ctx.newId<ItemId>())}::uuid[],
    ${items.map((item) => item.itemId === undefined)}::boolean[], ${items.map((_, index) => index + 1)}::smallint[],
    ${items.map((item) => item.code)}::text[], ${items.map((item) => item.skuId)}::uuid[],
    ${items.map((item) => item.priceFen)}::bigint[], ${items.map((item) => item.limitPerPerson)}::numeric[],
    ${items.map((item) => item.limitTotal)}::numeric[]
  ) as wanted (id, is_new, position, code, sku_id, price_fen, limit_per_person, limit_total)`;
