import type { Context } from '../../src/kernel/context.ts';
import { sql } from '../../src/kernel/database.ts';
import type { SkuId } from '../../src/modules/catalog/index.ts';
import { trackStock } from '../../src/modules/inventory/index.ts';
import { aProduct } from './catalog.ts';

/** A SKU of a new product of which so much is there. */
export async function aStockedSku(ctx: Context, quantity: number): Promise<SkuId> {
  const { skuIds } = await aProduct(ctx);
  await trackStock(ctx, [{ skuId: skuIds[0]!, quantity }]);
  return skuIds[0]!;
}

export interface StockRow {
  available: number;
  reserved: number;
}

/** What the stock row of a SKU says; undefined when it is made to order. */
export const readStock = (ctx: Context, skuId: SkuId): Promise<StockRow | undefined> =>
  ctx.tx.maybeOne<StockRow>(sql`
    select available, reserved from inventory.stock where shop_id = ${ctx.shopId} and sku_id = ${skuId}`);

/** The movements of a SKU as they were written, `kind quantity`. */
export async function readMovements(ctx: Context, skuId: SkuId): Promise<string[]> {
  const rows = await ctx.tx.many<{ kind: string; quantity: number }>(sql`
    select kind, quantity from inventory.movements
    where shop_id = ${ctx.shopId} and sku_id = ${skuId} order by at, id`);
  return rows.map((row) => `${row.kind} ${row.quantity}`);
}

/** Stock rows that are not the sum of their movements: must be empty. */
export const findDrift = (ctx: Context): Promise<{ skuId: SkuId }[]> =>
  ctx.tx.many(sql`
    select coalesce(stock.sku_id, moved.sku_id) as sku_id
    from (select * from inventory.stock where shop_id = ${ctx.shopId}) stock
    full join (
      select sku_id,
        sum(case kind when 'reserve' then -quantity when 'ship' then 0 else quantity end) as available,
        sum(case kind when 'reserve' then quantity when 'release' then -quantity when 'ship' then -quantity else 0 end)
          as reserved
      from inventory.movements where shop_id = ${ctx.shopId} group by sku_id) moved on moved.sku_id = stock.sku_id
    where coalesce(stock.available, 0) <> coalesce(moved.available, 0)
      or coalesce(stock.reserved, 0) <> coalesce(moved.reserved, 0)`);
