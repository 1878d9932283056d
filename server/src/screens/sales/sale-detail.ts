import { Type, type Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { notFound } from '../../kernel/errors.ts';
import { id, instant, line, nullable, object, oneOf } from '../../kernel/http/schemas.ts';
import { route, type Route } from '../../kernel/http/route.ts';
import { instantOf } from '../instant-of.ts';
import { saleState, saleStates } from './sale-list.ts';

const deliveryKind = () => oneOf(['pickup', 'building', 'parcel'] as const);

const SaleItem = object({
  itemId: id(),
  skuId: id(),
  code: line(),
  name: line(),
  spec: line(),
  unit: line(),
  quantityStep: Type.Number(),
  priceFen: Type.Integer(),
  limitPerPerson: nullable(Type.Number()),
  limitTotal: nullable(Type.Number()),
  sold: Type.Number(),
  available: nullable(Type.Number()),
  fileId: nullable(id()),
  tint: nullable(Type.String()),
});

const CommunityProgress = object({
  communityId: nullable(id()),
  name: line(),
  invited: Type.Boolean(),
  memberCount: Type.Integer(),
  orderCount: Type.Integer(),
  personCount: Type.Integer(),
  orderedFen: Type.Integer(),
  unpaidCount: Type.Integer(),
});

export const SaleDetail = object({
  saleId: id(),
  number: Type.Integer(),
  code: line(),
  title: line(),
  words: Type.String(),
  state: oneOf(saleStates),
  startsAt: instant(),
  endsAt: instant(),
  closedAt: nullable(instant()),
  deliveryKinds: Type.Array(deliveryKind()),
  pickupNote: line(),
  freightFen: Type.Integer(),
  communityIds: Type.Array(id()),
  items: Type.Array(SaleItem),
  communities: Type.Array(CommunityProgress),
  orders: object({
    count: Type.Integer(),
    personCount: Type.Integer(),
    unpaidCount: Type.Integer(),
    waitingCount: Type.Integer(),
    orderedFen: Type.Integer(),
    paidFen: Type.Integer(),
    refundedFen: Type.Integer(),
  }),
  touchCount: Type.Integer(),
});
export type SaleDetail = Static<typeof SaleDetail>;

/**
 * One sale with its goods, what was ordered of them, and how each community gets on.
 * @throws not_found `sales.not_found`
 */
export async function readSaleDetail(ctx: Context, saleId: string): Promise<SaleDetail> {
  const detail = await ctx.tx.maybeOne<SaleDetail>(sql`
    with live as (
      select community_id, person_id, payment_status, fulfilment_status, payable_fen, paid_fen, refunded_fen
      from orders.orders where shop_id = ${ctx.shopId} and sale_id = ${saleId} and closed_at is null)
    select sale.id as sale_id, sale.number, sale.code, sale.title, sale.words, ${saleState(ctx.now)} as state,
      ${instantOf(sql`sale.starts_at`)} as starts_at, ${instantOf(sql`sale.ends_at`)} as ends_at,
      ${instantOf(sql`sale.closed_at`)} as closed_at, sale.delivery_kinds, sale.pickup_note, sale.freight_fen,
      array(select community_id from sales.audiences
        where shop_id = ${ctx.shopId} and sale_id = sale.id) as community_ids,
      (${itemsOfSale(ctx)}) as items, (${communitiesOfSale(ctx)}) as communities,
      (select json_build_object('count', count(*), 'personCount', count(distinct person_id),
          'unpaidCount', count(*) filter (where payment_status in ('unpaid', 'part_paid')),
          'waitingCount', count(*) filter (where fulfilment_status in ('unfulfilled', 'part_fulfilled')),
          'orderedFen', coalesce(sum(payable_fen), 0), 'paidFen', coalesce(sum(paid_fen - refunded_fen), 0),
          'refundedFen', coalesce(sum(refunded_fen), 0))
        from live) as orders,
      (select count(*)::int from outreach.touches
        where shop_id = ${ctx.shopId} and subject_id = sale.id) as touch_count
    from sales.sales sale where sale.shop_id = ${ctx.shopId} and sale.id = ${saleId}`);
  if (!detail) throw notFound('sales.not_found');
  return detail;
}

const itemsOfSale = (ctx: Context) => sql`
  select coalesce(json_agg(json_build_object('itemId', item.id, 'skuId', item.sku_id, 'code', item.code,
    'name', product.name, 'spec', sku.spec, 'unit', sku.unit, 'quantityStep', sku.quantity_step,
    'priceFen', item.price_fen, 'limitPerPerson', item.limit_per_person, 'limitTotal', item.limit_total,
    'sold', item.sold, 'available', stock.available, 'fileId', picture.file_id, 'tint', file.tint)
    order by item.position), '[]')
  from sales.items item
  join catalog.skus sku on sku.shop_id = item.shop_id and sku.id = item.sku_id
  join catalog.products product on product.shop_id = sku.shop_id and product.id = sku.product_id
  left join inventory.stock stock on stock.shop_id = sku.shop_id and stock.sku_id = sku.id
  left join catalog.product_pictures picture on picture.shop_id = sku.shop_id
    and picture.product_id = sku.product_id and picture.position = 0
  left join kernel.files file on file.shop_id = picture.shop_id and file.id = picture.file_id
  where item.shop_id = ${ctx.shopId} and item.sale_id = sale.id and item.removed_at is null`;

/** Communities that were invited or ordered, and what came from nowhere in particular (null). */
const communitiesOfSale = (ctx: Context) => sql`
  select coalesce(json_agg(json_build_object('communityId', place.community_id, 'name', coalesce(community.name, ''),
    'invited', place.invited, 'memberCount', (select count(*) from communities.members
      where shop_id = ${ctx.shopId} and community_id = place.community_id and left_at is null),
    'orderCount', place.order_count, 'personCount', place.person_count, 'orderedFen', place.ordered_fen,
    'unpaidCount', place.unpaid_count) order by place.ordered_fen desc, community.name), '[]')
  from (
    select coalesce(audience.community_id, ordered.community_id) as community_id,
      audience.community_id is not null as invited, coalesce(ordered.order_count, 0) as order_count,
      coalesce(ordered.person_count, 0) as person_count, coalesce(ordered.ordered_fen, 0) as ordered_fen,
      coalesce(ordered.unpaid_count, 0) as unpaid_count
    from (select community_id from sales.audiences where shop_id = ${ctx.shopId} and sale_id = sale.id) audience
    full join (
      select community_id, count(*) as order_count, count(distinct person_id) as person_count,
        sum(payable_fen) as ordered_fen,
        count(*) filter (where payment_status in ('unpaid', 'part_paid')) as unpaid_count
      from live group by community_id) ordered on ordered.community_id = audience.community_id) place
  left join communities.communities community on community.shop_id = ${ctx.shopId}
    and community.id = place.community_id`;

export const saleDetailScreen: Route = route({
  method: 'GET',
  url: '/api/admin/sales/:saleId',
  summary: 'A sale with its goods, orders in sum and progress by community',
  access: { kind: 'staff', may: 'sales:read' },
  rate: 'read',
  audit: 'none',
  params: object({ saleId: id() }),
  reply: SaleDetail,
  run: 'read',
  handle: ({ ctx, params }) => readSaleDetail(ctx, params.saleId),
});
