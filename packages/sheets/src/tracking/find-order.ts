import type { BookedOrder, OrderBook } from './order-book.ts';
import { orderKey } from './order-book.ts';
import { addressesAgree, bareName, namesAgree, phoneDigits, phonesAgree } from './same-recipient.ts';
import type { Agreement } from './same-recipient.ts';
import type { MatchedBy, TrackingRow, UncertainReason } from './tracking-match.ts';

export type FoundOrders =
  | { kind: 'certain'; orders: BookedOrder[]; by: MatchedBy }
  | { kind: 'uncertain'; orders: BookedOrder[]; why: UncertainReason }
  | { kind: 'none'; unknownNumber: boolean };

/**
 * Which order a tracking row speaks of. `trustNumbers` is false when no row's number is known: then the sheet carries
 * the supplier's own numbers and they say nothing.
 */
export function findOrder(row: TrackingRow, book: OrderBook, trustNumbers: boolean): FoundOrders {
  const numbers = trustNumbers ? statedNumbers(row.orderNo) : [];
  const named = numbers.map((number) => book.byNumber.get(number));
  const known = named.filter((order) => order !== undefined);
  if (known.length > 0 && known.length === named.length) return checkNumbered(row, known, book);
  const bySerial = row.serial === undefined || numbers.length > 0 ? null : checkSerial(row, book);
  if (bySerial) return bySerial;
  const person = findPerson(row, book);
  if (numbers.length === 0 || person.kind === 'none')
    return { ...person, ...(person.kind === 'none' && { unknownNumber: numbers.length > 0 }) };
  return { kind: 'uncertain', orders: unique([...known, ...person.orders]), why: 'order_number_unknown' };
}

/** The order numbers in a cell: usually one, several for a parcel that serves several orders. */
export function statedNumbers(text: string | undefined): string[] {
  return (text ?? '')
    .split(/[,，、;；|\n]+/u)
    .map(orderKey)
    .filter((number) => number !== '');
}

/** A known number is proof unless the row names another person: then the rows have slipped. */
function checkNumbered(row: TrackingRow, orders: BookedOrder[], book: OrderBook): FoundOrders {
  const slipped = orders.some((order) => {
    const [phone, name] = [phonesAgree(row.phone, order.phone), namesAgree(row.recipientName, order.recipientName)];
    if (phone === 'same' || name === 'same') return false;
    return phone === 'different' || name === 'different';
  });
  if (!slipped) return { kind: 'certain', orders: unique(orders), by: 'orderNo' };
  const person = findPerson(row, book);
  const others = person.kind === 'none' ? [] : person.orders;
  return { kind: 'uncertain', orders: unique([...orders, ...others]), why: 'order_number_and_recipient_disagree' };
}

/** A serial may be no more than the sheet's own count, so it needs the person beside it. */
function checkSerial(row: TrackingRow, book: OrderBook): FoundOrders | null {
  const order = book.bySerial.get(orderKey(row.serial ?? ''));
  if (!order) return null;
  const [phone, name] = [phonesAgree(row.phone, order.phone), namesAgree(row.recipientName, order.recipientName)];
  if (phone === 'different' || name === 'different') return null;
  if (phone === 'same') return { kind: 'certain', orders: [order], by: 'serial+phone' };
  if (name === 'same') return { kind: 'certain', orders: [order], by: 'serial+name' };
  return { kind: 'uncertain', orders: [order], why: 'serial_only' };
}

function findPerson(row: TrackingRow, book: OrderBook): FoundOrders {
  const phone = phoneDigits(row.phone);
  const samePhone = phone.includes('*') ? [] : (book.byPhone.get(phone) ?? []);
  if (samePhone.length > 0) {
    return amongSamePhone(
      row,
      samePhone.map((order) => ({ order, name: namesAgree(row.recipientName, order.recipientName) })),
    );
  }
  const sameName = book.byRecipient.get(bareName(row.recipientName)) ?? [];
  return amongSameName(
    row,
    sameName.map((order) => ({ order, phone: phonesAgree(row.phone, order.phone) })),
  );
}

function amongSamePhone(row: TrackingRow, found: { order: BookedOrder; name: Agreement }[]): FoundOrders {
  const all = found.map(({ order }) => order);
  const fitting = found
    .filter(({ name }) => name !== 'different')
    .map((one) => ({ ...one, address: addressesAgree(row, one.order) }));
  if (fitting.length === 0) return { kind: 'uncertain', orders: all, why: 'recipient_differs' };
  const atAddress = fitting.filter(({ address }) => address === 'same');
  const elsewhere = fitting.filter(({ address }) => address === 'different');
  const [only] =
    fitting.length === 1 ? fitting : atAddress.length === 1 && elsewhere.length === fitting.length - 1 ? atAddress : [];
  if (!only)
    return { kind: 'uncertain', orders: fitting.map(({ order }) => order), why: 'several_orders_of_this_person' };
  if (only.address === 'different') return { kind: 'uncertain', orders: [only.order], why: 'recipient_differs' };
  const sameName = only.name === 'same';
  if (only.address === 'same')
    return { kind: 'certain', orders: [only.order], by: sameName ? 'phone+name+address' : 'phone+address' };
  if (sameName) return { kind: 'certain', orders: [only.order], by: 'phone+name' };
  return { kind: 'uncertain', orders: [only.order], why: 'phone_only' };
}

/** Without an equal phone a match is certain only where a masked phone, the full name and the address all fit. */
function amongSameName(row: TrackingRow, found: { order: BookedOrder; phone: Agreement }[]): FoundOrders {
  const fitting = found
    .map((one) => ({ ...one, address: addressesAgree(row, one.order) }))
    .filter(({ address }) => address !== 'different');
  const atAddress = fitting.filter(({ address }) => address === 'same');
  const [only] = atAddress;
  if (only && atAddress.length === 1 && only.phone === 'unknown' && isMaskedPhone(row.phone, only.order.phone)) {
    return { kind: 'certain', orders: [only.order], by: 'phone+name+address' };
  }
  if (atAddress.length > 0)
    return { kind: 'uncertain', orders: atAddress.map(({ order }) => order), why: 'name_and_address_only' };
  const asks = fitting.filter(({ phone }) => phone !== 'different').map(({ order }) => order);
  return asks.length > 0
    ? { kind: 'uncertain', orders: asks, why: 'name_only' }
    : { kind: 'none', unknownNumber: false };
}

function isMaskedPhone(a: string | undefined, b: string | undefined): boolean {
  const [masked, whole] = [a ?? '', b ?? ''].toSorted((x, y) => Number(y.includes('*')) - Number(x.includes('*')));
  return Boolean(masked?.includes('*') && whole && (masked.match(/\d/gu)?.length ?? 0) >= 6);
}

function unique(orders: BookedOrder[]): BookedOrder[] {
  return [...new Set(orders)];
}
