import type { OrderToMatch } from './tracking-match.ts';
import { bareName, phoneDigits } from './same-recipient.ts';

/** One order with everything its rows say. */
export interface BookedOrder extends OrderToMatch {
  /** What the order is called in the result. */
  name: string;
}

export interface OrderBook {
  orders: BookedOrder[];
  byNumber: Map<string, BookedOrder>;
  /** Only serials that one order has. */
  bySerial: Map<string, BookedOrder>;
  byPhone: Map<string, BookedOrder[]>;
  byRecipient: Map<string, BookedOrder[]>;
  /** Orders whose rows name different recipients. */
  contradictory: BookedOrder[];
}

/** How an order number is compared: half-width, upper case, without spaces and a leading #. */
export function orderKey(orderNo: string): string {
  return orderNo
    .normalize('NFKC')
    .replace(/[\s\u200b]/gu, '')
    .replace(/^(?:订单(?:号|编号)?:?|#)/u, '')
    .toUpperCase();
}

/** Takes the rows of each order together. Rows with neither order number nor serial are no orders. */
export function orderBook(rows: readonly OrderToMatch[]): OrderBook {
  const book: OrderBook = {
    orders: [],
    byNumber: new Map(),
    bySerial: new Map(),
    byPhone: new Map(),
    byRecipient: new Map(),
    contradictory: [],
  };
  const shared = new Set<string>();
  for (const row of rows) {
    const name = row.orderNo ?? row.serial;
    if (name === undefined) continue;
    const key = row.orderNo === undefined ? `#${orderKey(name)}` : orderKey(name);
    const known = book.byNumber.get(key);
    if (known) {
      if (namesAnother(known, row)) book.contradictory.push(known);
      continue;
    }
    const order: BookedOrder = { ...row, name };
    book.orders.push(order);
    book.byNumber.set(key, order);
    file(book.byPhone, phoneDigits(row.phone), order);
    file(book.byRecipient, bareName(row.recipientName), order);
    if (row.serial === undefined) continue;
    const serial = orderKey(row.serial);
    if (book.bySerial.has(serial)) shared.add(serial);
    book.bySerial.set(serial, order);
  }
  for (const serial of shared) book.bySerial.delete(serial);
  return book;
}

function namesAnother(order: BookedOrder, row: OrderToMatch): boolean {
  return phoneDigits(order.phone) !== phoneDigits(row.phone) && order.recipientName !== row.recipientName;
}

function file(drawers: Map<string, BookedOrder[]>, key: string, order: BookedOrder): void {
  if (key === '') return;
  const drawer = drawers.get(key);
  if (drawer) drawer.push(order);
  else drawers.set(key, [order]);
}
