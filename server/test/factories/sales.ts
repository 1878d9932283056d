import { addDays } from '../../src/kernel/clock.ts';
import type { Context } from '../../src/kernel/context.ts';
import { sql } from '../../src/kernel/database.ts';
import { createProduct, type SkuId } from '../../src/modules/catalog/index.ts';
import { createSale, openSale, type CreateSale, type ItemId, type SaleId } from '../../src/modules/sales/index.ts';

type Goods = { name: string; spec?: string; unit?: string; priceFen: number; quantityStep?: number };

export interface SaleParts extends Partial<Omit<CreateSale, 'items'>> {
  /** What is created in the catalog and put on sale, in order; its limits and code in `items`. */
  goods?: readonly Goods[];
  items?: readonly Partial<CreateSale['items'][number]>[];
  at?: 'draft' | 'open';
}

const someGoods: readonly Goods[] = [
  { name: '东魁杨梅', spec: '6斤装', unit: '箱', priceFen: 12_800 },
  { name: '土鸡蛋', spec: '30枚', unit: '盒', priceFen: 4_500 },
];

/** An open sale (or a draft) of goods of its own, from now for two days. */
export async function aSale(
  ctx: Context,
  parts: SaleParts = {},
): Promise<{ saleId: SaleId; code: string; itemIds: ItemId[]; skuIds: SkuId[] }> {
  const { goods = someGoods, items = [], at = 'open', ...said } = parts;
  const skuIds: SkuId[] = [];
  for (const { name, ...sku } of goods) skuIds.push(...(await createProduct(ctx, { name, skus: [sku] })).skuIds);
  const sale = await createSale(ctx, {
    title: '周末鲜果团',
    startsAt: ctx.now.toISOString(),
    endsAt: addDays(ctx.now, 2).toISOString(),
    deliveryKinds: ['pickup', 'building', 'parcel'],
    ...said,
    items: skuIds.map((skuId, index) => ({ skuId, ...items[index] })),
  });
  if (at === 'open') await openSale(ctx, sale);
  return { ...sale, itemIds: await itemIdsOf(ctx, sale.saleId), skuIds };
}

async function itemIdsOf(ctx: Context, saleId: SaleId): Promise<ItemId[]> {
  const rows = await ctx.tx.many<{ id: ItemId }>(sql`
    select id from sales.items where shop_id = ${ctx.shopId} and sale_id = ${saleId} and removed_at is null
    order by position`);
  return rows.map((row) => row.id);
}
