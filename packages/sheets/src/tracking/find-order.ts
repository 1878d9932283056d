import { recipientAgrees, statedNumbers } from './judge-columns.ts';
import type { ColumnTrust } from './judge-columns.ts';
import type { BookedOrder, OrderBook } from './order-book.ts';
import { orderKey } from './order-book.ts';
import { addressesAgree, bareName, namesAgree, phoneDigits, phonesAgree } from './same-recipient.ts';
import type { Agreement } from './same-recipient.ts';
import type { MatchedBy, TrackingRow, UncertainReason } from './tracking-match.ts';

export type FoundOrders =
  | { kind: 'certain'; orders: BookedOrder[]; by: MatchedBy }
  | { kind: 'uncertain'; orders: BookedOrder[]; why: UncertainReason }
  | { kind: 'none'; unknownNumber: boolean };

/** Which order a tracking row speaks of, with what the sheet's columns are worth. */
export function findOrder(row: TrackingRow, book: OrderBook, trust: ColumnTrust): FoundOrders {
  const numbers = trust.numbers === 'foreign' ? [] : statedNumbers(row.orderNo);
  const named = numbers.map((number) => book.byNumber.get(number));
  const known = unique(named.filter((order) => order !== undefined));
  if (known.length > 0 && named.every((order) => order !== undefined))
    return checkNumbered(row, known, { book, trust });
  if (numbers.length === 0) return checkSerial(row, book, trust) ?? findPerson(row, book);
  const person = findPerson(row, book);
  if (person.kind === 'none') return { kind: 'none', unknownNumber: true };
  return { kind: 'uncertain', orders: unique([...known, ...person.orders]), why: 'order_number_unknown' };
}

/**
 * A known number is proof unless the row names another person. Where the column has slipped it must be the person's
 * only order too, for a person's next parcel may stand one row off.
 */
function checkNumbered(
  row: TrackingRow,
  orders: BookedOrder[],
  about: { book: OrderBook; trust: ColumnTrust },
): FoundOrders {
  const person = findPerson(row, about.book);
  const agreed = orders.every((order) => recipientAgrees(row, order) !== 'different');
  const alone = person.kind === 'certain' && orders.length === 1 && person.orders[0] === orders[0];
  if (agreed && (about.trust.numbers === 'proof' || alone)) return { kind: 'certain', orders, by: 'orderNo' };
  const others = person.kind === 'none' ? [] : person.orders;
  return { kind: 'uncertain', orders: unique([...orders, ...others]), why: 'order_number_and_recipient_disagree' };
}

/** A serial needs the person beside it, and other rows where both agree; null where it says nothing. */
function checkSerial(row: TrackingRow, book: OrderBook, trust: ColumnTrust): FoundOrders | null {
  const order = row.serial === undefined ? undefined : book.bySerial.get(orderKey(row.serial));
  if (!order || trust.serials === 'foreign') return null;
  const agreement = recipientAgrees(row, order);
  if (agreement === 'unknown') return { kind: 'uncertain', orders: [order], why: 'serial_only' };
  if (agreement === 'different' || trust.serials === 'hint') return null;
  const byPhone = phonesAgree(row.phone, order.phone) === 'same';
  return { kind: 'certain', orders: [order], by: byPhone ? 'serial+phone' : 'serial+name' };
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
