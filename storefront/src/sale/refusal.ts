import { ApiProblem } from '@heyi/api-client';
import type { SaleItem } from '../app/reply-types.ts';
import { fullName } from './choice.ts';
import type { DraftField } from './delivery-draft.ts';

/** Where a refused order is to be put right. */
export type Refusal =
  | { place: 'goods'; itemId: string | undefined; name: string; gone: boolean; text: string }
  | { place: 'field'; field: DraftField; text: string }
  /** What the friend saw is not what it comes to now. */
  | { place: 'total'; text: string }
  /** The page is out of date: the deadline, a way of delivery taken off. */
  | { place: 'sale'; text: string }
  | { place: 'sheet'; text: string };

const goodsCodes = new Set([
  'orders.sold_out',
  'orders.over_total_limit',
  'orders.over_person_limit',
  'orders.quantity_not_allowed',
  'orders.item_removed',
  'orders.item_not_found',
]);
const saleCodes = new Set(['orders.sale_ended', 'orders.sale_not_started', 'orders.delivery_not_offered']);
const fieldOfCode: Readonly<Record<string, DraftField>> = {
  'orders.recipient_required': 'name',
  'orders.phone_required': 'phone',
  'orders.room_required': 'room',
  'orders.address_required': 'address',
};
const fieldOfPath: Readonly<Record<string, DraftField>> = {
  'delivery.recipientName': 'name',
  'delivery.phone': 'phone',
  'delivery.building': 'building',
  'delivery.unit': 'unit',
  'delivery.room': 'room',
  'delivery.address': 'address',
  'delivery.pickupPointId': 'pickupPointId',
  buyerNote: 'note',
};

/** Sorts a refusal to the place where the person can do something about it; undefined for anything but a refusal. */
export function refusalOf(failure: unknown, items: readonly SaleItem[]): Refusal | undefined {
  if (!(failure instanceof ApiProblem)) return undefined;
  const { code, text } = failure;
  const field = fieldOfCode[code];
  if (field) return { place: 'field', field, text };
  if (goodsCodes.has(code)) {
    const { itemId, name, left } = failure.details;
    const item = items.find((one) => one.itemId === itemId);
    const gone = typeof left === 'number' && left <= 0;
    return { place: 'goods', itemId: item?.itemId, name: item ? fullName(item) : String(name ?? ''), gone, text };
  }
  if (code === 'orders.total_changed') return { place: 'total', text };
  if (saleCodes.has(code)) return { place: 'sale', text };
  for (const [path, sentence] of failure.fields) {
    const wrong = fieldOfPath[path];
    if (wrong) return { place: 'field', field: wrong, text: sentence };
  }
  return { place: 'sheet', text };
}
