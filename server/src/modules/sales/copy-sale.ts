import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { notFound } from '../../kernel/errors.ts';
import { findSkus, type SkuId } from '../catalog/index.ts';
import { createSale } from './create-sale.ts';
import type { DeliveryKind, SaleId } from './sale.ts';

const DAY_MS = 86_400_000;

interface Original {
  title: string;
  words: string;
  startsAt: Date;
  endsAt: Date;
  deliveryKinds: DeliveryKind[];
  pickupNote: string;
  freightFen: number;
  communityIds: string[];
  items: { skuId: SkuId; code: string; priceFen: number; limitPerPerson: number | null; limitTotal: number | null }[];
}

/**
 * Copies a sale into a draft that starts now and runs as long, until the same time of day. Goods put away meanwhile
 * are left out, everything sold or ordered stays behind.
 * @throws not_found `sales.not_found`
 */
export async function copySale(ctx: Context, input: { saleId: SaleId }): Promise<{ saleId: SaleId; code: string }> {
  const original = await ctx.tx.maybeOne<Original>(sql`
    select title, words, starts_at, ends_at, delivery_kinds, pickup_note, freight_fen,
      array(select community_id from sales.audiences
        where shop_id = ${ctx.shopId} and sale_id = ${input.saleId}) as community_ids,
      coalesce((select json_agg(json_build_object('skuId', sku_id, 'code', code, 'priceFen', price_fen,
          'limitPerPerson', limit_per_person, 'limitTotal', limit_total) order by position)
        from sales.items where shop_id = ${ctx.shopId} and sale_id = ${input.saleId} and removed_at is null), '[]'
      ) as items
    from sales.sales where shop_id = ${ctx.shopId} and id = ${input.saleId}`);
  if (!original) throw notFound('sales.not_found');
  const { startsAt, endsAt, ...rest } = original;
  const skus = await findSkus(
    ctx,
    rest.items.map((item) => item.skuId),
  );
  const sold = new Set(skus.filter((sku) => !sku.archived).map((sku) => sku.skuId));
  const days = Math.ceil((ctx.now.getTime() - startsAt.getTime()) / DAY_MS);
  const laterEnd = new Date(endsAt.getTime() + Math.max(days, 0) * DAY_MS);
  const window = { startsAt: ctx.now.toISOString(), endsAt: laterEnd.toISOString() };
  const items = rest.items.filter((item) => sold.has(item.skuId));
  return createSale(ctx, { ...rest, ...window, items }, input.saleId);
}
