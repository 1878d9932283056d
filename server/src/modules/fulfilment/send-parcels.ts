import { inferCourier } from '@heyi/sheets';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { conflict, notFound } from '../../kernel/errors.ts';
import { id, line, list, object, optional } from '../../kernel/http/schemas.ts';
import { sumQuantities } from '../../kernel/quantity.ts';
import { findLines, fulfilLines, lockOrders } from '../orders/index.ts';
import { findTimers } from '../shops/index.ts';
import type { ParcelId } from './fulfilment.ts';

export const SendParcels = object({
  parcels: list(object({ orderId: id(), courier: line(30), trackingNo: line(40, 4) }), 1_000, 1),
  /** The import whose open rows these answer: undoing it takes them back as well. */
  importId: optional(id()),
});

export interface Parcel {
  readonly orderId: string;
  readonly courier: string;
  readonly courierInferred?: boolean;
  readonly trackingNo: string;
}

/**
 * Records parcels and sends what is left of their orders. A further parcel of an order only adds its number; the same
 * number for the same order again changes nothing. A courier left blank is told from the number if its form shows it.
 * @throws orders.order_not_found, orders.already_closed, fulfilment.is_pickup; conflict fulfilment.import_gone
 */
export async function sendParcels(
  ctx: Context,
  input: { parcels: readonly Parcel[]; importId?: string },
): Promise<{ recorded: number }> {
  if (input.importId !== undefined) await requireImport(ctx, input.importId);
  const orderIds = [...new Set(input.parcels.map((parcel) => parcel.orderId))];
  const [timers, orders] = await Promise.all([findTimers(ctx), lockOrders(ctx, orderIds)]);
  const found = new Map(orders.map((order) => [order.id as string, order]));
  for (const orderId of orderIds) {
    const order = found.get(orderId);
    if (!order) throw notFound('orders.order_not_found');
    if (order.closedAt !== null) throw conflict('orders.already_closed');
    if (order.deliveryKind === 'pickup') throw conflict('fulfilment.is_pickup', { serial: order.serial });
  }
  const recorded = await insertParcels(ctx, input.parcels.map(withCourier), input.importId);
  const moves = (await findLines(ctx, orderIds)).map((row) => ({
    orderId: row.orderId,
    position: row.position,
    quantity: sumQuantities([row.quantity, -row.fulfilled]),
  }));
  await fulfilLines(ctx, moves, { autoCompleteDays: timers.autoCompleteDays, handedOver: false });
  return { recorded };
}

async function requireImport(ctx: Context, importId: string): Promise<void> {
  const found = await ctx.tx.maybeOne(sql`
    select from fulfilment.tracking_imports
    where shop_id = ${ctx.shopId} and id = ${importId} and undone_at is null for share`);
  if (!found) throw conflict('fulfilment.import_gone');
}

function withCourier(parcel: Parcel): Parcel {
  if (parcel.courier.trim() !== '') return parcel;
  const inferred = inferCourier(parcel.trackingNo);
  return inferred ? { ...parcel, courier: inferred.name, courierInferred: true } : parcel;
}

function insertParcels(ctx: Context, parcels: readonly Parcel[], importId: string | undefined): Promise<number> {
  return ctx.tx.run(sql`
    insert into fulfilment.parcels
      (shop_id, id, order_id, courier, courier_inferred, tracking_no, import_id, sent_at)
    select ${ctx.shopId}, id, order_id, courier, inferred, tracking_no, ${importId ?? null}, ${ctx.now}
    from unnest(${parcels.map(() => ctx.newId<ParcelId>())}::uuid[], ${parcels.map((parcel) => parcel.orderId)}::uuid[],
      ${parcels.map((parcel) => parcel.courier)}::text[],
      ${parcels.map((parcel) => parcel.courierInferred ?? false)}::boolean[],
      ${parcels.map((parcel) => parcel.trackingNo.trim())}::text[])
      as parcel (id, order_id, courier, inferred, tracking_no)
    on conflict do nothing`);
}
