import { Type, type Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { none, sql } from '../../kernel/database.ts';
import { route, type Route } from '../../kernel/http/route.ts';
import { cursor, id, instant, nullable, object, oneOf, pageOf as pageSchema } from '../../kernel/http/schemas.ts';
import { PAGE_SIZE, pageOf, readCursor, type Page } from '../../kernel/pages.ts';
import { instantOf } from '../instant-of.ts';

const movementKinds = ['receive', 'adjust', 'reserve', 'release', 'ship', 'return'] as const;

const MovementRow = object({
  movementId: id(),
  at: instant(),
  spec: Type.String(),
  unit: Type.String(),
  kind: oneOf(movementKinds),
  quantity: Type.Number(),
  reason: Type.String(),
  /** Of the member of staff who did it; null for buyers and the program itself. */
  staffName: nullable(Type.String()),
  order: nullable(object({ orderId: id(), code: Type.String() })),
});
export type MovementRow = Static<typeof MovementRow>;

/** How the stock of a product came to be what it is, newest first. */
export async function readStockMovements(
  ctx: Context,
  query: { productId: string; cursor?: string },
): Promise<Page<MovementRow>> {
  const [at, movementId] = readCursor(query.cursor, ['instant', 'id']);
  const rows = await ctx.tx.many<MovementRow>(sql`
    select movement.id as movement_id, ${instantOf(sql`movement.at`)} as at, sku.spec, sku.unit, movement.kind,
      movement.quantity, movement.reason, staff.name as staff_name,
      case when ordered.id is not null
        then json_build_object('orderId', ordered.id, 'code', ordered.code) end as "order"
    from catalog.skus sku
    join inventory.movements movement on movement.shop_id = sku.shop_id and movement.sku_id = sku.id
    left join shops.staff staff on staff.shop_id = movement.shop_id and movement.actor = 'staff:' || staff.id
    left join orders.orders ordered on ordered.shop_id = movement.shop_id and ordered.id = movement.reference_id
    where sku.shop_id = ${ctx.shopId} and sku.product_id = ${query.productId}
      ${at === undefined ? none : sql`and (movement.at, movement.id) < (${at}::timestamptz, ${movementId}::uuid)`}
    order by movement.at desc, movement.id desc limit ${PAGE_SIZE + 1}`);
  return pageOf(rows, PAGE_SIZE, (row) => [row.at, row.movementId]);
}

export const stockMovementsScreen: Route = route({
  method: 'GET',
  url: '/api/admin/products/:productId/stock-movements',
  summary: 'How the stock of a product changed, newest first',
  access: { kind: 'staff', may: 'goods:read' },
  rate: 'read',
  audit: 'none',
  params: object({ productId: id() }),
  query: object({ cursor: cursor() }),
  reply: pageSchema(MovementRow),
  run: 'read',
  handle: ({ ctx, params, query }) => readStockMovements(ctx, { ...params, ...query }),
});
