import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { notFound } from '../../kernel/errors.ts';
import { findSkus, type SkuId } from '../catalog/index.ts';
import { applyMovements, refuseTooFine, uniqueSkuIds } from './stock.ts';

export interface FirstStock {
  skuId: SkuId;
  /** What is there now; zero is sold out. */
  quantity: number;
}

/**
 * Begins to count the stock of SKUs that were made to order until now. SKUs that are counted already stay as they are.
 * @throws invalid `inventory.quantity_too_fine`
 * @throws not_found `catalog.sku_not_found`
 * @returns the SKUs that are newly counted
 */
export async function trackStock(ctx: Context, stocks: readonly FirstStock[]): Promise<SkuId[]> {
  for (const { quantity } of stocks) if (quantity !== 0) refuseTooFine(quantity);
  const wanted = uniqueSkuIds(stocks);
  if ((await findSkus(ctx, wanted)).length !== wanted.length) throw notFound('catalog.sku_not_found');
  const started = await ctx.tx.many<{ skuId: SkuId }>(sql`
    insert into inventory.stock (shop_id, sku_id, available, reserved)
    select ${ctx.shopId}, sku_id, 0, 0 from unnest(${stocks.map((stock) => stock.skuId)}::uuid[]) as wanted (sku_id)
    order by sku_id
    on conflict do nothing
    returning sku_id`);
  const skuIds = new Set(started.map((row) => row.skuId));
  await applyMovements(
    ctx,
    stocks
      .filter((stock) => skuIds.has(stock.skuId) && stock.quantity > 0)
      .map((stock) => ({ ...stock, kind: 'receive' as const })),
  );
  return [...skuIds];
}
