import Type, { type Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { notFound } from '../../kernel/errors.ts';
import { route } from '../../kernel/http/route.ts';
import { id, object } from '../../kernel/http/schemas.ts';
import { Picture, productPictures, ShopCard, shopCard } from './shop-card.ts';

export const ProductPage = object({
  shop: ShopCard,
  product: object({
    id: id(),
    name: Type.String(),
    subtitle: Type.String(),
    origin: Type.String(),
    story: Type.String(),
    pictures: Type.Array(Picture),
    skus: Type.Array(
      object({ spec: Type.String(), unit: Type.String(), packageText: Type.String(), priceFen: Type.Integer() }),
    ),
  }),
  /** Open sales that offer it now, to order from, with what it costs there. */
  sales: Type.Array(
    object({
      code: Type.String(),
      title: Type.String(),
      endsAt: Type.String(),
      offers: Type.Array(object({ spec: Type.String(), unit: Type.String(), priceFen: Type.Integer() })),
    }),
  ),
});

type ProductPage = Static<typeof ProductPage>;

/** @throws not_found catalog.product_not_found, also for one that was put away */
export async function readProductPage(ctx: Context, productId: string): Promise<ProductPage> {
  const row = await ctx.tx.maybeOne<ProductPage>(sql`
    select ${shopCard} as shop,
      json_build_object('id', product.id, 'name', product.name, 'subtitle', product.subtitle,
        'origin', product.origin, 'story', product.story, 'pictures', ${productPictures},
        'skus', (select coalesce(json_agg(json_build_object('spec', sku.spec, 'unit', sku.unit,
            'packageText', sku.package_text, 'priceFen', sku.price_fen) order by sku.position), '[]')
          from catalog.skus sku where sku.shop_id = product.shop_id and sku.product_id = product.id
            and sku.archived_at is null)) as product,
      (select coalesce(json_agg(json_build_object('code', sale.code, 'title', sale.title, 'endsAt', sale.ends_at,
          'offers', goods.offers) order by sale.ends_at), '[]')
        from sales.sales sale
        cross join lateral (
          select json_agg(json_build_object('spec', sku.spec, 'unit', sku.unit, 'priceFen', item.price_fen)
            order by item.position) as offers
          from sales.items item
          join catalog.skus sku on sku.shop_id = item.shop_id and sku.id = item.sku_id
          where item.shop_id = sale.shop_id and item.sale_id = sale.id and item.removed_at is null
            and sku.product_id = product.id) goods
        where sale.shop_id = product.shop_id and sale.status = 'open' and sale.starts_at <= ${ctx.now}
          and sale.ends_at > ${ctx.now} and goods.offers is not null) as sales
    from catalog.products product
    join shops.shops shop on shop.shop_id = product.shop_id
    where product.shop_id = ${ctx.shopId} and product.id = ${productId} and product.archived_at is null`);
  const page = row ?? missing();
  const sales = page.sales.map((sale) => ({ ...sale, endsAt: new Date(sale.endsAt).toISOString() }));
  return { ...page, sales };
}

function missing(): never {
  throw notFound('catalog.product_not_found');
}

export const productPageScreen = route({
  method: 'GET',
  url: '/api/store/products/:productId',
  summary: 'One product with its story, and the open sales that offer it',
  access: { kind: 'public' },
  rate: 'read',
  audit: 'none',
  params: object({ productId: id() }),
  reply: ProductPage,
  run: 'shared',
  handle: ({ ctx, params }) => readProductPage(ctx, params.productId),
});
