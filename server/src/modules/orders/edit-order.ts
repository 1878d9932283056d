import Type, { type Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { conflict } from '../../kernel/errors.ts';
import { fenAmount, list, object, optional, text } from '../../kernel/http/schemas.ts';
import { publish } from '../../kernel/outbox.ts';
import { sumQuantities } from '../../kernel/quantity.ts';
import { findSkus, type SkuId } from '../catalog/index.ts';
import { lockStock, releaseStock, takeLockedStock } from '../inventory/index.ts';
import { postTransactions } from '../ledger/index.ts';
import { resizePayment } from '../payments/index.ts';
import { countSold, findPersonTotals, lockItems, type ItemId } from '../sales/index.ts';
import { GoodsLeft } from './claim-goods.ts';
import { findLines, lockOrder, type LockedOrder, type OrderLineRow } from './find-orders.ts';
import { receivableOf } from './write-orders.ts';
import { checkDelivery, ORDER_LINES_MAX, outstandingOf } from './order.ts';
import { Delivery, OrderLine } from './place-orders.ts';
import { mergeLines, priceOrder, type PricedLine, type PricedOrder } from './price-order.ts';
import { recordChanges, type ChangeId } from './record-changes.ts';
import { rewriteOrder } from './write-orders.ts';

export const EditOrder = object({
  /** The version the editor saw; a newer one is refused. */
  version: Type.Integer({ minimum: 1 }),
  lines: list(OrderLine, ORDER_LINES_MAX, 1),
  delivery: Delivery,
  buyerNote: optional(text(500)),
  /** What the editor saw it come to, a discount taken off; another sum is refused. */
  expectedPayableFen: optional(fenAmount()),
});

export interface EditRequest extends Static<typeof EditOrder> {
  readonly orderId: string;
  /** Staff may edit after the sale has closed; a buyer only while it is open and nothing is paid. */
  readonly byStaff: boolean;
}

/** What an edit does to one item. */
interface LineDelta {
  readonly priced: PricedLine;
  readonly delta: number;
}

/**
 * Changes an order before it is fulfilled: goods, amounts, delivery. Lines that stay keep the price they were bought
 * at; new ones take today's. Stock, limits, the receivable and what is still to be paid follow by the difference.
 * @throws in this order: orders.order_not_found, orders.already_closed, orders.already_fulfilled,
 *   orders.changed_meanwhile, orders.paid_ask_seller, then as checkDelivery and priceOrder,
 *   orders.total_changed, orders.edit_below_refund, then as GoodsLeft.take
 */
export async function editOrder(ctx: Context, request: EditRequest): Promise<{ version: number; payableFen: number }> {
  const order = await lockOrder(ctx, request.orderId);
  refuseEdit(order, request);
  checkDelivery(request.delivery);
  const before = await findLines(ctx, [order.id]);
  const wanted = mergeLines(request.lines);
  const itemIds = [
    ...new Set([...wanted.map((line) => line.itemId), ...before.map((line) => line.itemId)]),
  ] as ItemId[];
  const items = new Map((await lockItems(ctx, itemIds)).map((item) => [item.itemId as string, item]));
  const skuIds = [...new Set([...items.values()].map((item) => item.skuId))] as SkuId[];
  const pairs = itemIds.map((itemId) => ({ itemId, personId: order.personId }));
  const [skuRows, stock, held] = await Promise.all([
    findSkus(ctx, skuIds),
    lockStock(ctx, skuIds),
    findPersonTotals(ctx, pairs),
  ]);
  const bought = new Map(before.map((line) => [line.itemId as string, line]));
  for (const [itemId, line] of bought) {
    items.set(itemId, { ...items.get(itemId)!, priceFen: line.unitPriceFen, removed: false });
  }
  const skus = new Map(skuRows.map((sku) => [sku.skuId as string, sku]));
  const pricing = { saleId: order.saleId, lines: wanted, delivery: request.delivery, afterClose: request.byStaff };
  const priced = priceOrder(pricing, items, skus, ctx.now);
  refuseOtherTotal(order, request, priced);
  refuseBelowRefund(order, before, priced);
  const more = priced.lines
    .map((line): LineDelta => ({ priced: line, delta: deltaOf(line.quantity, bought.get(line.item.itemId)) }))
    .filter(({ delta }) => delta > 0);
  const left = new GoodsLeft(
    stock,
    new Map(held.map((total) => [`${total.itemId} ${total.personId}`, total.quantity])),
  );
  left.take({ personId: order.personId, lines: more.map(({ priced: line, delta }) => ({ ...line, quantity: delta })) });
  await moveGoods(ctx, order, more, lessOf(before, priced), stock);
  return writeEdit(ctx, order, before, priced, request);
}

function refuseEdit(order: LockedOrder, request: EditRequest): void {
  if (order.closedAt !== null) throw conflict('orders.already_closed');
  if (order.fulfilmentStatus !== 'unfulfilled') throw conflict('orders.already_fulfilled');
  if (order.version !== request.version) throw conflict('orders.changed_meanwhile');
  if (!request.byStaff && order.paidFen > 0) throw conflict('orders.paid_ask_seller');
}

function refuseOtherTotal(order: LockedOrder, request: EditRequest, priced: PricedOrder): void {
  const payableFen = priced.payableFen - order.discountFen;
  const { expectedPayableFen = payableFen } = request;
  if (expectedPayableFen !== payableFen) throw conflict('orders.total_changed', { payableFen });
}

/** Everything is checked before the first write, so that a caller may go on after a refusal. */
function refuseBelowRefund(order: LockedOrder, before: readonly OrderLineRow[], priced: PricedOrder): void {
  const now = new Map(priced.lines.map((line) => [line.item.itemId, line.totalFen]));
  const lineBelow = before.some((row) => row.refundedFen > (now.get(row.itemId) ?? 0));
  const wholeBelow = priced.payableFen - order.discountFen < order.afterSaleFen;
  if (lineBelow || wholeBelow || priced.freightFen < order.freightRefundedFen) {
    throw conflict('orders.edit_below_refund');
  }
}

const deltaOf = (quantity: number, line: OrderLineRow | undefined): number =>
  sumQuantities([quantity, -(line?.quantity ?? 0)]);

function lessOf(before: readonly OrderLineRow[], priced: PricedOrder) {
  const now = new Map(priced.lines.map((line) => [line.item.itemId, line.quantity]));
  return before
    .map((line) => ({ line, less: sumQuantities([line.quantity, -(now.get(line.itemId) ?? 0)]) }))
    .filter(({ less }) => less > 0);
}

async function moveGoods(
  ctx: Context,
  order: LockedOrder,
  more: readonly LineDelta[],
  less: readonly { line: OrderLineRow; less: number }[],
  stock: ReadonlyMap<string, number>,
): Promise<void> {
  const changes = [
    ...more.map(({ priced, delta }) => ({ itemId: priced.item.itemId, personId: order.personId, quantity: delta })),
    ...less.map((row) => ({ itemId: row.line.itemId, personId: order.personId, quantity: -row.less })),
  ];
  await countSold(ctx, changes);
  const taken = more.filter(({ priced }) => stock.has(priced.sku.skuId));
  await takeLockedStock(
    ctx,
    taken.map(({ priced, delta }) => ({ skuId: priced.sku.skuId, quantity: delta, referenceId: order.id })),
  );
  await releaseStock(
    ctx,
    less.map((row) => ({ skuId: row.line.skuId, quantity: row.less, referenceId: order.id })),
  );
}

async function writeEdit(
  ctx: Context,
  order: LockedOrder,
  before: readonly OrderLineRow[],
  priced: PricedOrder,
  request: EditRequest,
): Promise<{ version: number; payableFen: number }> {
  const changeId = ctx.newId<ChangeId>();
  const after: LockedOrder = { ...order, payableFen: priced.payableFen - order.discountFen };
  const reference = `${priced.lines[0]!.item.sale.number}-${order.serial}`;
  const party = receivableOf(order.personId);
  const goods = priced.itemsFen - order.itemsFen;
  const freight = priced.freightFen - order.freightFen;
  await rewriteOrder(ctx, order, before, priced, request);
  await Promise.all([
    postTransactions(ctx, [
      {
        kind: 'order_edited',
        referenceId: changeId,
        scopeId: order.saleId,
        postings: [
          { debit: party, credit: { kind: 'revenue' }, amountFen: Math.max(goods, 0) },
          { debit: { kind: 'revenue' }, credit: party, amountFen: Math.max(-goods, 0) },
          { debit: party, credit: { kind: 'freight' }, amountFen: Math.max(freight, 0) },
          { debit: { kind: 'freight' }, credit: party, amountFen: Math.max(-freight, 0) },
        ],
      },
    ]),
    resizePayment(ctx, {
      purposeId: order.id,
      scopeId: order.saleId,
      payerPersonId: order.personId,
      reference,
      amountFen: Math.max(outstandingOf(after), 0),
    }),
    recordChanges(ctx, [
      {
        id: changeId,
        orderId: order.id,
        kind: 'edited',
        before: { lines: before.map(summaryOfRow), payableFen: order.payableFen, delivery: deliveryOf(order) },
        after: { lines: priced.lines.map(summaryOfLine), payableFen: after.payableFen, delivery: request.delivery },
      },
    ]),
    publish(ctx, [{ topic: 'order.edited', payload: { orderId: order.id, saleId: order.saleId } }]),
  ]);
  return { version: order.version + 1, payableFen: after.payableFen };
}

const summaryOfRow = (line: OrderLineRow) => ({ name: `${line.name} ${line.spec}`.trim(), quantity: line.quantity });

const summaryOfLine = ({ sku, quantity }: PricedLine) => ({ name: `${sku.name} ${sku.spec}`.trim(), quantity });

function deliveryOf(order: LockedOrder) {
  const { deliveryKind: kind, pickupPointId, recipientName, phone, building, unit, room, address } = order;
  return { kind, pickupPointId, recipientName, phone, building, unit, room, address };
}
