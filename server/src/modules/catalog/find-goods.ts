import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import type { ProductId, SkuId } from './product.ts';

/** A live SKU of a live product, with what a goods sheet may change of either. */
export interface GoodsSku {
  skuId: SkuId;
  productId: ProductId;
  name: string;
  subtitle: string;
  category: string;
  origin: string;
  supplierName: string | null;
  position: number;
  spec: string;
  code: string;
  unit: string;
  packageText: string;
  priceFen: number;
  costFen: number | null;
  quantityStep: number;
  limitPerPerson: number | null;
}

/** Every live SKU of the shop, the products oldest first. */
export function findGoods(ctx: Context): Promise<GoodsSku[]> {
  return ctx.tx.many<GoodsSku>(sql`
    select sku.id as sku_id, product.id as product_id, product.name, product.subtitle, product.category,
      product.origin, supplier.name as supplier_name, sku.position, sku.spec, sku.code, sku.unit, sku.package_text,
      sku.price_fen, sku.cost_fen, sku.quantity_step, sku.limit_per_person
    from catalog.products product
    join catalog.skus sku on sku.shop_id = product.shop_id and sku.product_id = product.id and sku.archived_at is null
    left join catalog.suppliers supplier on supplier.shop_id = product.shop_id and supplier.id = product.supplier_id
    where product.shop_id = ${ctx.shopId} and product.archived_at is null
    order by product.id, sku.position`);
}
