import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { notFound } from '../../kernel/errors.ts';
import { findSkus, type Sku, type SkuId } from '../catalog/index.ts';
import type { DeliveryKind, ItemId, SaleId, SaleStatus } from './sale.ts';

export interface MenuItem {
  readonly itemId: ItemId;
  readonly code: string;
  readonly priceFen: number;
  readonly sku: Sku;
}

export interface Menu {
  readonly saleId: SaleId;
  readonly title: string;
  readonly status: SaleStatus;
  readonly deliveryKinds: readonly DeliveryKind[];
  readonly communityIds: readonly string[];
  readonly items: readonly MenuItem[];
}

interface Row extends Omit<Menu, 'items'> {
  readonly items: { itemId: ItemId; code: string; priceFen: number; skuId: SkuId }[];
}

/**
 * What a sale offers, in its own order, for reading what people wrote against it.
 * @throws not_found `sales.not_found`
 */
export async function findMenu(ctx: Context, saleId: string): Promise<Menu> {
  const row = await ctx.tx.maybeOne<Row>(sql`
    select sale.id as sale_id, sale.title, sale.status, sale.delivery_kinds,
      (select coalesce(array_agg(community_id), '{}') from sales.audiences audience
        where audience.shop_id = sale.shop_id and audience.sale_id = sale.id) as community_ids,
      (select coalesce(json_agg(json_build_object('itemId', item.id, 'code', item.code, 'priceFen', item.price_fen,
          'skuId', item.sku_id) order by item.position), '[]') from sales.items item
        where item.shop_id = sale.shop_id and item.sale_id = sale.id and item.removed_at is null) as items
    from sales.sales sale where sale.shop_id = ${ctx.shopId} and sale.id = ${saleId}`);
  if (!row) throw notFound('sales.not_found');
  const skus = new Map(
    (
      await findSkus(
        ctx,
        row.items.map((item) => item.skuId),
      )
    ).map((sku) => [sku.skuId, sku]),
  );
  return { ...row, items: row.items.map(({ skuId, ...item }) => ({ ...item, sku: skus.get(skuId)! })) };
}
