import { Type, type Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { notFound } from '../../kernel/errors.ts';
import { route, type Route } from '../../kernel/http/route.ts';
import { id, instant, nullable, object } from '../../kernel/http/schemas.ts';
import { instantOf } from '../instant-of.ts';

const SkuDetail = object({
  skuId: id(),
  spec: Type.String(),
  code: Type.String(),
  unit: Type.String(),
  packageText: Type.String(),
  priceFen: Type.Integer(),
  costFen: nullable(Type.Integer()),
  quantityStep: Type.Number(),
  limitPerPerson: nullable(Type.Number()),
  /** Null when it is made to order. */
  stock: nullable(object({ available: Type.Number(), reserved: Type.Number() })),
});

const GoodsDetail = object({
  productId: id(),
  name: Type.String(),
  subtitle: Type.String(),
  category: Type.String(),
  origin: Type.String(),
  story: Type.String(),
  aliases: Type.Array(Type.String()),
  supplier: nullable(object({ supplierId: id(), name: Type.String() })),
  archived: Type.Boolean(),
  updatedAt: instant(),
  pictures: Type.Array(object({ fileId: id(), tint: Type.String() })),
  skus: Type.Array(SkuDetail),
});
export type GoodsDetail = Static<typeof GoodsDetail>;

/**
 * One product with what the form and the stock panel show.
 * @throws not_found `catalog.product_not_found`
 */
export async function readGoodsDetail(ctx: Context, productId: string): Promise<GoodsDetail> {
  const found = await ctx.tx.maybeOne<GoodsDetail>(sql`
    select product.id as product_id, product.name, product.subtitle, product.category, product.origin, product.story,
      product.aliases, product.archived_at is not null as archived, ${instantOf(sql`product.updated_at`)} as updated_at,
      case when supplier.id is not null
        then json_build_object('supplierId', supplier.id, 'name', supplier.name) end as supplier,
      (select coalesce(json_agg(json_build_object('fileId', file.id, 'tint', file.tint)
          order by picture.position), '[]')
        from catalog.product_pictures picture
        join kernel.files file on file.shop_id = picture.shop_id and file.id = picture.file_id
        where picture.shop_id = product.shop_id and picture.product_id = product.id) as pictures,
      (select coalesce(json_agg(json_build_object('skuId', sku.id, 'spec', sku.spec, 'code', sku.code,
          'unit', sku.unit, 'packageText', sku.package_text, 'priceFen', sku.price_fen, 'costFen', sku.cost_fen,
          'quantityStep', sku.quantity_step, 'limitPerPerson', sku.limit_per_person,
          'stock', case when stock.sku_id is not null then
            json_build_object('available', stock.available, 'reserved', stock.reserved) end)
          order by sku.position), '[]')
        from catalog.skus sku
        left join inventory.stock stock on stock.shop_id = sku.shop_id and stock.sku_id = sku.id
        where sku.shop_id = product.shop_id and sku.product_id = product.id and sku.archived_at is null) as skus
    from catalog.products product
    left join catalog.suppliers supplier on supplier.shop_id = product.shop_id and supplier.id = product.supplier_id
    where product.shop_id = ${ctx.shopId} and product.id = ${productId}`);
  if (!found) throw notFound('catalog.product_not_found');
  return found;
}

export const goodsDetailScreen: Route = route({
  method: 'GET',
  url: '/api/admin/products/:productId',
  summary: 'One product with its pictures, SKUs and stock',
  access: { kind: 'staff', may: 'goods:read' },
  rate: 'read',
  audit: 'none',
  params: object({ productId: id() }),
  reply: GoodsDetail,
  run: 'read',
  handle: ({ ctx, params }) => readGoodsDetail(ctx, params.productId),
});
