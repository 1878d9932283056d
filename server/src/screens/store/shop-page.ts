import Type, { type Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { route } from '../../kernel/http/route.ts';
import { object, oneOf } from '../../kernel/http/schemas.ts';
import { Picture, ShopCard, shopCard } from './shop-card.ts';

export const ShopPage = object({
  shop: ShopCard,
  sales: Type.Array(
    object({
      code: Type.String(),
      title: Type.String(),
      words: Type.String(),
      state: oneOf(['upcoming', 'open', 'ended']),
      startsAt: Type.String(),
      endsAt: Type.String(),
      orderCount: Type.Integer(),
      itemCount: Type.Integer(),
      fromFen: Type.Integer(),
      pictures: Type.Array(Picture),
    }),
  ),
});

type ShopPage = Static<typeof ShopPage>;
type SaleRow = ShopPage['sales'][number];

/** The seller, what is open now, what comes, and the last rounds. */
export async function readShopPage(ctx: Context): Promise<ShopPage> {
  const row = await ctx.tx.one<ShopPage>(sql`
    select ${shopCard} as shop,
      (select coalesce(json_agg(row_to_json(listed) order by listed.rank, listed."endsAt"), '[]') from (
        select sale.code, sale.title, sale.words, sale.starts_at as "startsAt", sale.ends_at as "endsAt",
          sale.order_count as "orderCount",
          case when sale.status = 'closed' or sale.ends_at <= ${ctx.now} then 'ended'
            when sale.starts_at > ${ctx.now} then 'upcoming' else 'open' end as state,
          case when sale.status = 'closed' or sale.ends_at <= ${ctx.now} then 2
            when sale.starts_at > ${ctx.now} then 1 else 0 end as rank,
          goods."itemCount", goods."fromFen", goods.pictures
        from sales.sales sale
        cross join lateral (
          select count(*)::int as "itemCount", coalesce(min(item.price_fen), 0) as "fromFen",
            coalesce(json_agg(json_build_object('fileId', file.id, 'width', file.width, 'height', file.height,
              'tint', file.tint) order by item.position) filter (where file.id is not null and item.position <= 6),
              '[]') as pictures
          from sales.items item
          join catalog.skus sku on sku.shop_id = item.shop_id and sku.id = item.sku_id
          left join catalog.product_pictures picture on picture.shop_id = sku.shop_id
            and picture.product_id = sku.product_id and picture.position = (
              select min(position) from catalog.product_pictures other
              where other.shop_id = sku.shop_id and other.product_id = sku.product_id)
          left join kernel.files file on file.shop_id = picture.shop_id and file.id = picture.file_id
          where item.shop_id = sale.shop_id and item.sale_id = sale.id and item.removed_at is null) goods
        where sale.shop_id = shop.shop_id and sale.status in ('open', 'closed')
        order by rank, sale.ends_at desc limit 20) listed) as sales
    from shops.shops shop where shop.shop_id = ${ctx.shopId}`);
  return { ...row, sales: row.sales.map(tidy) };
}

const tidy = ({ code, title, words, state, startsAt, endsAt, ...rest }: SaleRow): SaleRow => ({
  code,
  title,
  words,
  state,
  startsAt: new Date(startsAt).toISOString(),
  endsAt: new Date(endsAt).toISOString(),
  orderCount: rest.orderCount,
  itemCount: rest.itemCount,
  fromFen: rest.fromFen,
  pictures: rest.pictures,
});

export const shopPageScreen = route({
  method: 'GET',
  url: '/api/store/shop',
  summary: 'The shop: the seller and her sales; needs no session',
  access: { kind: 'public' },
  rate: 'read',
  audit: 'none',
  reply: ShopPage,
  run: 'shared',
  handle: ({ ctx }) => readShopPage(ctx),
});
