import { conflict, invalid, type DomainError } from '../../kernel/errors.ts';
import { lineTotal, sumFen } from '../../kernel/money.ts';
import { isSellable, sumQuantities } from '../../kernel/quantity.ts';
import type { Sku } from '../catalog/index.ts';
import type { LockedItem } from '../sales/index.ts';
import { ORDER_LINES_MAX, type DeliveryKind } from './order.ts';

export interface WantedLine {
  readonly itemId: string;
  readonly quantity: number;
  readonly note?: string | undefined;
}

export interface PricedLine {
  readonly item: LockedItem;
  readonly sku: Sku;
  readonly quantity: number;
  readonly unitPriceFen: number;
  readonly totalFen: number;
  readonly note: string;
}

export interface PricedOrder {
  readonly lines: readonly PricedLine[];
  readonly itemsFen: number;
  readonly freightFen: number;
  readonly payableFen: number;
}

export interface PricingRequest {
  readonly saleId: string;
  readonly lines: readonly WantedLine[];
  readonly delivery: { readonly kind: DeliveryKind };
  /** The total the buyer saw; a different one is refused, never adjusted silently. */
  readonly expectedPayableFen?: number | undefined;
  /** Staff enter orders of a sale that has just closed; buyers may not. */
  readonly afterClose: boolean;
}

/** The same item twice is one line of the sum: limits and stock look at the person's whole wish. */
export function mergeLines(lines: readonly WantedLine[]): WantedLine[] {
  const merged = new Map<string, WantedLine>();
  for (const line of lines) {
    const same = merged.get(line.itemId);
    const notes = [same?.note, line.note].filter((note) => note !== undefined && note !== '');
    const quantity = same ? sumQuantities([same.quantity, line.quantity]) : line.quantity;
    merged.set(line.itemId, { itemId: line.itemId, quantity, note: notes.join('；') });
  }
  return [...merged.values()];
}

/**
 * Prices one order on the server's own data.
 * @throws in this order: orders.no_lines, orders.too_many_lines, orders.item_not_found, orders.sale_not_started,
 *   orders.sale_ended, orders.delivery_not_offered, orders.item_removed, orders.quantity_not_allowed,
 *   orders.total_changed. A refusal of one line carries its itemId.
 */
export function priceOrder(
  request: PricingRequest,
  items: ReadonlyMap<string, LockedItem>,
  skus: ReadonlyMap<string, Sku>,
  now: Date,
): PricedOrder {
  if (request.lines.length === 0) throw invalid('orders.no_lines');
  if (request.lines.length > ORDER_LINES_MAX) throw invalid('orders.too_many_lines', { max: ORDER_LINES_MAX });
  const found = mergeLines(request.lines).map((line) => {
    const item = items.get(line.itemId);
    if (!item || item.saleId !== request.saleId) throw invalid('orders.item_not_found');
    return { line, item };
  });
  const sale = found[0]!.item.sale;
  const refusal = refuseSale(request, sale, now);
  if (refusal) throw refusal;
  const lines = found.map(({ line, item }) => priceLine(line, item, skus.get(item.skuId)!));
  const itemsFen = sumFen(lines.map((line) => line.totalFen));
  const freightFen = request.delivery.kind === 'parcel' ? sale.freightFen : 0;
  const payableFen = itemsFen + freightFen;
  if (request.expectedPayableFen !== undefined && request.expectedPayableFen !== payableFen) {
    throw conflict('orders.total_changed', { payableFen });
  }
  return { lines, itemsFen, freightFen, payableFen };
}

function refuseSale(request: PricingRequest, sale: LockedItem['sale'], now: Date): DomainError | undefined {
  const closedToStaff = sale.status === 'draft' || sale.status === 'archived';
  if (request.afterClose) return closedToStaff ? conflict('orders.sale_ended') : refuseDelivery(request, sale);
  if (sale.status === 'draft' || sale.startsAt > now) return conflict('orders.sale_not_started');
  if (sale.status !== 'open' || sale.endsAt <= now) return conflict('orders.sale_ended');
  return refuseDelivery(request, sale);
}

function refuseDelivery(request: PricingRequest, sale: LockedItem['sale']): DomainError | undefined {
  return sale.deliveryKinds.includes(request.delivery.kind) ? undefined : invalid('orders.delivery_not_offered');
}

function priceLine(line: WantedLine, item: LockedItem, sku: Sku): PricedLine {
  const name = sku.spec === '' ? sku.name : `${sku.name} ${sku.spec}`;
  if (item.removed) throw conflict('orders.item_removed', { itemId: item.itemId, name });
  if (!isSellable(line.quantity, sku.quantityStep)) {
    const { itemId } = item;
    throw invalid('orders.quantity_not_allowed', { itemId, name, step: sku.quantityStep, unit: sku.unit });
  }
  return {
    item,
    sku,
    quantity: line.quantity,
    unitPriceFen: item.priceFen,
    totalFen: lineTotal(item.priceFen, line.quantity),
    note: line.note ?? '',
  };
}
