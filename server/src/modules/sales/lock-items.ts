import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import type { SkuId } from '../catalog/index.ts';
import type { DeliveryKind, ItemId, SaleId, SaleStatus } from './sale.ts';

/** What placing or changing an order needs to know of an item, and of its sale. */
export interface LockedItem {
  itemId: ItemId;
  saleId: SaleId;
  skuId: SkuId;
  code: string;
  priceFen: number;
  limitPerPerson: number | null;
  limitTotal: number | null;
  sold: number;
  removed: boolean;
  sale: {
    number: number;
    status: SaleStatus;
    startsAt: Date;
    endsAt: Date;
    deliveryKinds: DeliveryKind[];
    freightFen: number;
  };
}

type Row = Omit<LockedItem, 'sale'> & LockedItem['sale'];

/**
 * Locks the sales, then the items, each in id order, and reads them as they are under the lock: closing a sale and
 * counting orders into it wait for one another. Unknown ids are left out of the answer.
 */
export async function lockItems(ctx: Context, itemIds: readonly ItemId[]): Promise<LockedItem[]> {
  const rows = await ctx.tx.many<Row>(sql`
    with locked_sales as materialized (
      select shop_id, id, number, status, starts_at, ends_at, delivery_kinds, freight_fen from sales.sales
      where shop_id = ${ctx.shopId} and id in (
        select sale_id from sales.items where shop_id = ${ctx.shopId} and id = any(${itemIds}::uuid[]))
      order by id for no key update)
    select item.id as item_id, item.sale_id, item.sku_id, item.code, item.price_fen, item.limit_per_person,
      item.limit_total, item.sold, item.removed_at is not null as removed, sale.number, sale.status, sale.starts_at,
      sale.ends_at, sale.delivery_kinds, sale.freight_fen
    from sales.items item
    join locked_sales sale on sale.shop_id = item.shop_id and sale.id = item.sale_id
    where item.shop_id = ${ctx.shopId} and item.id = any(${itemIds}::uuid[])
    order by item.id for no key update of item`);
  return rows.map(({ number, status, startsAt, endsAt, deliveryKinds, freightFen, ...item }) => ({
    ...item,
    sale: { number, status, startsAt, endsAt, deliveryKinds, freightFen },
  }));
}
