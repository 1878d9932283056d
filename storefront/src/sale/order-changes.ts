import type { BuyerOrder, SaleItem } from '../app/reply-types.ts';
import type { Choice } from './choice.ts';
import type { DeliveryDraft } from './delivery-draft.ts';

/** What an order holds, by item id. */
export const heldBy = (order: Pick<BuyerOrder, 'lines'>): Choice =>
  Object.fromEntries(order.lines.map((line) => [line.itemId, line.quantity]));

/** The goods to change an order among: bought ones at the price they were bought at, also when taken off the sale. */
export function itemsToChange(items: readonly SaleItem[], lines: BuyerOrder['lines']): SaleItem[] {
  const bought = new Map(lines.map((line) => [line.itemId, line]));
  const offered = items.map((item) => ({ ...item, priceFen: bought.get(item.itemId)?.unitPriceFen ?? item.priceFen }));
  const known = new Set(items.map((item) => item.itemId));
  return [...offered, ...lines.filter((line) => !known.has(line.itemId)).map(asItem)];
}

function asItem(line: BuyerOrder['lines'][number]): SaleItem {
  const { itemId, code, name, spec, unit, unitPriceFen: priceFen, quantityStep } = line;
  const texts = { subtitle: '', origin: '', story: '', packageText: '' };
  const limits = { quantityStep, limitPerPerson: null, left: 0 };
  return { itemId, productId: itemId, code, name, spec, unit, priceFen, ...texts, ...limits, pictures: [] };
}

/** The sheet's fields as the order has them. */
export function draftOf(order: BuyerOrder): DeliveryDraft {
  const { deliveryKind: kind, recipientName: name, phone, building, unit, room, address, buyerNote: note } = order;
  return { kind, pickupPointId: order.pickupPoint?.id ?? '', name, phone, building, unit, room, address, note };
}
