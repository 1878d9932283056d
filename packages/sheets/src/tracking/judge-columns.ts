import type { BookedOrder, OrderBook } from './order-book.ts';
import { orderKey } from './order-book.ts';
import { namesAgree, phonesAgree } from './same-recipient.ts';
import type { Agreement } from './same-recipient.ts';
import type { TrackingRow } from './tracking-match.ts';

/** What the columns of a tracking sheet prove, seen over all its rows. */
export interface ColumnTrust {
  /**
   * `proof`: order numbers are ours. `slipped`: ours, but so many rows name another person that a column must have
   * moved. `foreign`: none is ours, the sheet carries the supplier's own numbers.
   */
  numbers: 'proof' | 'slipped' | 'foreign';
  /** Whether serials are ours; else they may be the sheet's own count of its rows. */
  serials: 'proof' | 'hint' | 'foreign';
}

const slippedRows = 2;
const slippedShare = 0.2;
const serialsAgreeing = 3;

/** Judges the number and serial columns of a whole sheet against the recipients beside them. */
export function judgeColumns(rows: readonly TrackingRow[], book: OrderBook): ColumnTrust {
  const numbers = { known: 0, agree: 0, differ: 0 };
  const serials = { agree: 0, differ: 0 };
  for (const row of rows) {
    for (const number of statedNumbers(row.orderNo)) {
      const order = book.byNumber.get(number);
      if (!order) continue;
      numbers.known++;
      const recipient = recipientAgrees(row, order);
      if (recipient === 'same') numbers.agree++;
      else if (recipient === 'different') numbers.differ++;
    }
    const order = row.serial === undefined ? undefined : book.bySerial.get(orderKey(row.serial));
    const recipient = order ? recipientAgrees(row, order) : 'unknown';
    if (recipient === 'same') serials.agree++;
    else if (recipient === 'different') serials.differ++;
  }
  const checked = numbers.agree + numbers.differ;
  const slipped = numbers.differ >= slippedRows && numbers.differ >= checked * slippedShare;
  return {
    numbers: numbers.known === 0 ? 'foreign' : slipped ? 'slipped' : 'proof',
    serials: serials.differ > 0 ? 'foreign' : serials.agree >= serialsAgreeing ? 'proof' : 'hint',
  };
}

/** The order numbers in a cell: usually one, several for a parcel that serves several orders. */
export function statedNumbers(text: string | undefined): string[] {
  return (text ?? '')
    .split(/[,，、;；|\n]+/u)
    .map(orderKey)
    .filter((number) => number !== '');
}

/** One of phone and name being the same is enough; else one being different speaks against it. */
export function recipientAgrees(row: TrackingRow, order: BookedOrder): Agreement {
  const signs = [phonesAgree(row.phone, order.phone), namesAgree(row.recipientName, order.recipientName)];
  if (signs.includes('same')) return 'same';
  return signs.includes('different') ? 'different' : 'unknown';
}
