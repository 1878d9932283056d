import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { notFound } from '../../kernel/errors.ts';
import type { DeliveryKind, SaleStatus } from '../../modules/sales/index.ts';

export interface ShareItem {
  code: string;
  name: string;
  spec: string;
  unit: string;
  priceFen: number;
  limitPerPerson: number | null;
  limitTotal: number | null;
  fileId: string | null;
  tint: string | null;
}

/** What texts and posters of a sale are made of. */
export interface SaleShare {
  code: string;
  status: SaleStatus;
  title: string;
  words: string;
  startsAt: Date;
  endsAt: Date;
  deliveryKinds: DeliveryKind[];
  pickupNote: string;
  freightFen: number;
  items: ShareItem[];
  pickupPoints: { name: string; hours: string }[];
  shop: { name: string; sellerName: string; tagline: string; portraitFileId: string | null; timeZone: string };
  /** Whom it is written to, when it is written to somebody. */
  communityName: string | null;
  communityKind: string | null;
  personName: string | null;
  /** How often this sale was shared already: the next text is worded another way. */
  touchCount: number;
}

/**
 * A sale as it is told to a community or a person, or to nobody in particular.
 * @throws not_found `sales.not_found`
 */
export async function readSaleShare(
  ctx: Context,
  saleId: string,
  to: { communityId?: string | undefined; personId?: string | undefined } = {},
): Promise<SaleShare> {
  const share = await ctx.tx.maybeOne<SaleShare>(sql`
    select sale.code, sale.status, sale.title, sale.words, sale.starts_at, sale.ends_at,
      sale.delivery_kinds, sale.pickup_note, sale.freight_fen, (${itemsToShow(ctx)}) as items,
      (select coalesce(json_agg(json_build_object('name', point.name, 'hours', point.hours)
          order by point.name), '[]')
        from communities.pickup_points point
        where point.shop_id = ${ctx.shopId} and point.archived_at is null
          and (point.community_id is null or point.community_id = ${to.communityId ?? null}::uuid)) as pickup_points,
      (select json_build_object('name', name, 'sellerName', seller_name, 'tagline', tagline,
        'portraitFileId', portrait_file_id, 'timeZone', time_zone)
        from shops.shops where shop_id = ${ctx.shopId}) as shop,
      community.name as community_name, community.kind as community_kind, person.display_name as person_name,
      (select count(*)::int from outreach.touches
        where shop_id = ${ctx.shopId} and subject_id = sale.id) as touch_count
    from sales.sales sale
    left join communities.communities community on community.shop_id = sale.shop_id
      and community.id = ${to.communityId ?? null}::uuid
    left join people.people person on person.shop_id = sale.shop_id and person.id = ${to.personId ?? null}::uuid
    where sale.shop_id = ${ctx.shopId} and sale.id = ${saleId}`);
  if (!share) throw notFound('sales.not_found');
  return share;
}

const itemsToShow = (ctx: Context) => sql`
  select coalesce(json_agg(json_build_object('code', item.code, 'name', product.name, 'spec', sku.spec,
    'unit', sku.unit, 'priceFen', item.price_fen, 'limitPerPerson', item.limit_per_person,
    'limitTotal', item.limit_total, 'fileId', picture.file_id, 'tint', file.tint) order by item.position), '[]')
  from sales.items item
  join catalog.skus sku on sku.shop_id = item.shop_id and sku.id = item.sku_id
  join catalog.products product on product.shop_id = sku.shop_id and product.id = sku.product_id
  left join catalog.product_pictures picture on picture.shop_id = sku.shop_id
    and picture.product_id = sku.product_id and picture.position = 0
  left join kernel.files file on file.shop_id = picture.shop_id and file.id = picture.file_id
  where item.shop_id = ${ctx.shopId} and item.sale_id = sale.id and item.removed_at is null`;
