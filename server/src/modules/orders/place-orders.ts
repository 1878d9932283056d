import Type, { type Static } from 'typebox';
import { addMinutes } from '../../kernel/clock.ts';
import type { Context } from '../../kernel/context.ts';
import type { Outcome } from '../../kernel/batch.ts';
import { id, line, list, object, oneOf, optional, quantity, text, fenAmount } from '../../kernel/http/schemas.ts';
import { newCode } from '../../kernel/ids.ts';
import { publish } from '../../kernel/outbox.ts';
import { findSkus, type SkuId } from '../catalog/index.ts';
import { lockStock, takeLockedStock } from '../inventory/index.ts';
import { postTransactions } from '../ledger/index.ts';
import { expectPayments } from '../payments/index.ts';
import { findOrCreatePeople, type PersonId } from '../people/index.ts';
import { countSold, findPersonTotals, lockItems, takeSerials, type ItemId, type SaleId } from '../sales/index.ts';
import { GoodsLeft } from './claim-goods.ts';
import { insertOrders, receivableOf, type NewOrder } from './write-orders.ts';
import { checkDelivery, ORDER_CODE_LENGTH, ORDER_LINES_MAX, type OrderChannel, type OrderId } from './order.ts';
import { priceOrder, type PricedOrder } from './price-order.ts';

export const Delivery = object({
  kind: oneOf(['pickup', 'building', 'parcel']),
  pickupPointId: optional(id()),
  recipientName: line(40, 1),
  phone: optional(line(20)),
  building: optional(line(20)),
  unit: optional(line(20)),
  room: optional(line(20)),
  address: optional(line(200)),
});

export const OrderLine = object({ itemId: id(), quantity: quantity(), note: optional(line(200)) });

/** What a buyer sends. Prices are the server's; `expectedPayableFen` only says what the buyer saw. */
export const PlaceOrder = object({
  saleId: id(),
  lines: list(OrderLine, ORDER_LINES_MAX, 1),
  delivery: Delivery,
  buyerNote: optional(text(500)),
  expectedPayableFen: optional(fenAmount()),
});

export interface OrderRequest extends Static<typeof PlaceOrder> {
  readonly channel: OrderChannel;
  /** A known person, or how to find or make one. */
  readonly person:
    | { readonly id: PersonId }
    | { readonly name: string; readonly phone: string; readonly visitorId?: string };
  readonly visitorId?: string;
  readonly communityId?: string | null;
  /** Given, the order closes by itself when it is not paid in time. */
  readonly unpaidCloseMinutes?: number;
}

export const PlacedOrder = object({
  orderId: id(),
  code: Type.String(),
  serial: Type.Integer(),
  payableFen: Type.Integer(),
});

export type PlacedOrder = Omit<Static<typeof PlacedOrder>, 'orderId'> & { orderId: OrderId };

/**
 * Places a set of orders in one transaction, first come first served. Each gets all its goods or is refused alone; a
 * refusal leaves nothing behind. Books the receivable and expects the payment.
 * @returns one outcome per request, in order. Refusals: see checkDelivery, priceOrder and GoodsLeft.take
 */
export async function placeOrders(ctx: Context, requests: readonly OrderRequest[]): Promise<Outcome<PlacedOrder>[]> {
  const itemIds = [...new Set(requests.flatMap((request) => request.lines.map((wanted) => wanted.itemId)))];
  const items = new Map((await lockItems(ctx, itemIds as ItemId[])).map((item) => [item.itemId as string, item]));
  const skuIds = [...new Set([...items.values()].map((item) => item.skuId))] as SkuId[];
  const [skuRows, stock] = await Promise.all([findSkus(ctx, skuIds), lockStock(ctx, skuIds)]);
  const skus = new Map(skuRows.map((sku) => [sku.skuId as string, sku]));

  const priced = requests.map((request) =>
    attempt(() => {
      checkDelivery(request.delivery);
      return priceOrder({ ...request, afterClose: request.channel !== 'storefront' }, items, skus, ctx.now);
    }),
  );
  const sound = requests.flatMap((request, index) => {
    const outcome = priced[index]!;
    return outcome.ok ? [{ request, index, order: outcome.value }] : [];
  });
  const personIds = await resolvePeople(
    ctx,
    sound.map(({ request }) => request),
  );
  const held = await findPersonTotals(
    ctx,
    sound.flatMap(({ order }, position) =>
      order.lines.map(({ item }) => ({ itemId: item.itemId, personId: personIds[position]! })),
    ),
  );
  const left = new GoodsLeft(
    stock,
    new Map(held.map((total) => [`${total.itemId} ${total.personId}`, total.quantity])),
  );
  const outcomes: Outcome<PlacedOrder>[] = priced.map((outcome) => (outcome.ok ? { ok: false, error: null } : outcome));
  const taken: NewOrder[] = [];
  sound.forEach(({ request, index, order }, position) => {
    const personId = personIds[position]!;
    const claimed = attempt(() => left.take({ personId, lines: order.lines }));
    if (!claimed.ok) outcomes[index] = claimed;
    else taken.push(newOrder(ctx, { request, order, personId, index }));
  });
  await numberOrders(ctx, taken);
  await writeOrders(ctx, taken, stock);
  for (const { index, id: orderId, code, serial, order } of taken) {
    outcomes[index] = { ok: true, value: { orderId, code, serial, payableFen: order.payableFen } };
  }
  return outcomes;
}

function attempt<T>(decide: () => T): Outcome<T> {
  try {
    return { ok: true, value: decide() };
  } catch (error) {
    return { ok: false, error };
  }
}

async function resolvePeople(ctx: Context, requests: readonly OrderRequest[]): Promise<PersonId[]> {
  const strangers = requests.flatMap(({ person }) => ('id' in person ? [] : [person]));
  const found = strangers.length === 0 ? [] : await findOrCreatePeople(ctx, strangers);
  let next = 0;
  return requests.map(({ person }) => ('id' in person ? person.id : found[next++]!));
}

function newOrder(
  ctx: Context,
  parts: { request: OrderRequest; order: PricedOrder; personId: PersonId; index: number },
): NewOrder {
  const minutes = parts.request.unpaidCloseMinutes;
  return {
    ...parts,
    id: ctx.newId<OrderId>(),
    code: newCode(ORDER_CODE_LENGTH),
    serial: 0,
    reference: '',
    paymentDueAt: minutes === undefined || parts.order.payableFen === 0 ? null : addMinutes(ctx.now, minutes),
  };
}

/** Serials run per sale: the number everybody quotes in the group. */
async function numberOrders(ctx: Context, orders: readonly NewOrder[]): Promise<void> {
  const bySale = Map.groupBy(orders, (order) => order.request.saleId);
  const saleIds = [...bySale.keys()].toSorted();
  // Sent together, run in this order.
  const firsts = await Promise.all(
    saleIds.map((saleId) => takeSerials(ctx, saleId as SaleId, bySale.get(saleId)!.length)),
  );
  saleIds.forEach((saleId, index) => {
    const group = bySale.get(saleId)!;
    const { number } = group[0]!.order.lines[0]!.item.sale;
    group.forEach((order, position) => {
      order.serial = firsts[index]! + position;
      order.reference = `${number}-${order.serial}`;
    });
  });
}

async function writeOrders(ctx: Context, orders: readonly NewOrder[], stock: ReadonlyMap<string, number>) {
  if (orders.length === 0) return;
  const lines = orders.flatMap((order) => order.order.lines.map((priced) => ({ order, priced })));
  await Promise.all([
    // First, for the rest refers to it: what is sent together runs in this order.
    insertOrders(ctx, orders),
    countSold(
      ctx,
      lines.map(({ order, priced }) => ({
        itemId: priced.item.itemId,
        personId: order.personId,
        quantity: priced.quantity,
      })),
    ),
    takeLockedStock(
      ctx,
      lines
        .filter(({ priced }) => stock.has(priced.sku.skuId))
        .map(({ order, priced }) => ({
          skuId: priced.sku.skuId,
          quantity: priced.quantity,
          referenceId: order.id,
        })),
    ),
    expectPayments(
      ctx,
      orders.map((order) => ({
        purposeId: order.id,
        scopeId: order.request.saleId,
        payerPersonId: order.personId,
        reference: order.reference,
        amountFen: order.order.payableFen,
      })),
    ),
    postTransactions(
      ctx,
      orders.map(({ id: orderId, personId, request, order }) => ({
        kind: 'order_placed',
        referenceId: orderId,
        scopeId: request.saleId,
        postings: [
          { debit: receivableOf(personId), credit: { kind: 'revenue' }, amountFen: order.itemsFen },
          { debit: receivableOf(personId), credit: { kind: 'freight' }, amountFen: order.freightFen },
        ],
      })),
    ),
    publish(
      ctx,
      orders.map(({ id: orderId, request }) => ({
        topic: 'order.placed',
        payload: { orderId, saleId: request.saleId },
      })),
    ),
  ]);
}
