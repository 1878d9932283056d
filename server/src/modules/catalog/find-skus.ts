import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import type { Sku, SkuId } from './product.ts';

/** The SKUs of these ids, archived ones included; ids of no SKU of this shop are left out. In no promised order. */
export function findSkus(ctx: Context, ids: readonly SkuId[]): Promise<Sku[]> {
  return ctx.tx.many<Sku>(sql`
    select sku.id as sku_id, sku.product_id, product.name, product.aliases, sku.spec, sku.code, sku.unit,
      sku.package_text, sku.price_fen, sku.cost_fen, sku.quantity_step, sku.limit_per_person, product.supplier_id,
      sku.archived_at is not null or product.archived_at is not null as archived
    from catalog.skus sku
    join catalog.products product on product.shop_id = sku.shop_id and product.id = sku.product_id
    where sku.shop_id = ${ctx.shopId} and sku.id = any(${ids}::uuid[])`);
}
