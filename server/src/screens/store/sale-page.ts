import Type, { type Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { notFound } from '../../kernel/errors.ts';
import { route } from '../../kernel/http/route.ts';
import { id, line, nullable, object, oneOf } from '../../kernel/http/schemas.ts';
import { Picture, productPictures, ShopCard, shopCard } from './shop-card.ts';

const SaleItem = object({
  itemId: id(),
  productId: id(),
  code: Type.String(),
  name: Type.String(),
  spec: Type.String(),
  subtitle: Type.String(),
  origin: Type.String(),
  story: Type.String(),
  unit: Type.String(),
  packageText: Type.String(),
  priceFen: Type.Integer(),
  quantityStep: Type.Number(),
  limitPerPerson: nullable(Type.Number()),
  /** What can still be ordered; null when it does not run out. */
  left: nullable(Type.Number()),
  pictures: Type.Array(Picture),
});

export const SalePage = object({
  shop: ShopCard,
  sale: object({
    id: id(),
    code: Type.String(),
    title: Type.String(),
    words: Type.String(),
    state: oneOf(['upcoming', 'open', 'ended']),
    startsAt: Type.String(),
    endsAt: Type.String(),
    deliveryKinds: Type.Array(oneOf(['pickup', 'building', 'parcel'])),
    pickupNote: Type.String(),
    freightFen: Type.Integer(),
    orderCount: Type.Integer(),
  }),
  items: Type.Array(SaleItem),
  pickupPoints: Type.Array(
    object({
      id: id(),
      name: Type.String(),
      address: Type.String(),
      hours: Type.String(),
      communityName: nullable(Type.String()),
    }),
  ),
});

type SalePage = Static<typeof SalePage>;
type Row = Omit<SalePage, 'sale'> & { sale: SalePage['sale'] & { status: string } };

/**
 * Everything the page of a sale shows, in one statement. Drafts and archived sales are not found.
 * @throws not_found sales.not_found
 */
export async function readSalePage(ctx: Context, code: string): Promise<SalePage> {
  const row = await ctx.tx.maybeOne<Row>(sql`
    select ${shopCard} as shop,
      json_build_object('id', sale.id, 'code', sale.code, 'title', sale.title, 'words', sale.words,
        'status', sale.status, 'startsAt', sale.starts_at, 'endsAt', sale.ends_at,
        'deliveryKinds', sale.delivery_kinds, 'pickupNote', sale.pickup_note, 'freightFen', sale.freight_fen,
        'orderCount', sale.order_count) as sale,
      (select coalesce(json_agg(json_build_object('itemId', item.id, 'productId', product.id, 'code', item.code,
          'name', product.name, 'spec', sku.spec, 'subtitle', product.subtitle, 'origin', product.origin,
          'story', product.story, 'unit', sku.unit, 'packageText', sku.package_text, 'priceFen', item.price_fen,
          'quantityStep', sku.quantity_step,
          'limitPerPerson', least(item.limit_per_person, sku.limit_per_person),
          'left', least(item.limit_total - item.sold, stock.available), 'pictures', ${productPictures})
          order by item.position), '[]')
        from sales.items item
        join catalog.skus sku on sku.shop_id = item.shop_id and sku.id = item.sku_id
        join catalog.products product on product.shop_id = sku.shop_id and product.id = sku.product_id
        left join inventory.stock stock on stock.shop_id = item.shop_id and stock.sku_id = item.sku_id
        where item.shop_id = sale.shop_id and item.sale_id = sale.id and item.removed_at is null) as items,
      (select coalesce(json_agg(json_build_object('id', point.id, 'name', point.name, 'address', point.address,
          'hours', point.hours, 'communityName', community.name)
          order by community.name nulls last, point.created_at, point.id), '[]')
        from communities.pickup_points point
        left join communities.communities community
          on community.shop_id = point.shop_id and community.id = point.community_id
        where point.shop_id = sale.shop_id and point.archived_at is null and (point.community_id is null
          or not exists (select from sales.audiences a where a.shop_id = sale.shop_id and a.sale_id = sale.id)
          or point.community_id in (select a.community_id from sales.audiences a
            where a.shop_id = sale.shop_id and a.sale_id = sale.id))) as pickup_points
    from sales.sales sale
    join shops.shops shop on shop.shop_id = sale.shop_id
    where sale.shop_id = ${ctx.shopId} and sale.code = ${code.toUpperCase()} and sale.status in ('open', 'closed')`);
  if (!row) throw notFound('sales.not_found');
  const { status, ...sale } = row.sale;
  return { ...row, sale: { ...sale, ...timesOf(sale), state: stateOf(ctx.now, status, sale) } };
}

const timesOf = (sale: { startsAt: string; endsAt: string }) => ({
  startsAt: new Date(sale.startsAt).toISOString(),
  endsAt: new Date(sale.endsAt).toISOString(),
});

function stateOf(now: Date, status: string, sale: { startsAt: string; endsAt: string }): SalePage['sale']['state'] {
  if (status !== 'open' || new Date(sale.endsAt) <= now) return 'ended';
  return new Date(sale.startsAt) > now ? 'upcoming' : 'open';
}

export const salePageScreen = route({
  method: 'GET',
  url: '/api/store/sales/:code',
  summary: 'The page of a sale; needs no session',
  access: { kind: 'public' },
  rate: 'read',
  audit: 'none',
  params: object({ code: line(12, 4) }),
  reply: SalePage,
  run: 'shared',
  handle: ({ ctx, params }) => readSalePage(ctx, params.code),
});
