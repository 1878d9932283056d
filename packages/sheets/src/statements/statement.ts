export interface StatementEntry {
  /** ISO 8601 with offset; null when the text carries no full date. */
  at: string | null;
  amountFen: number;
  direction: 'in' | 'out';
  payer: string | null;
  /** The platform's transaction number, when given. */
  reference: string | null;
  remark: string | null;
  raw: string;
  /** 1-based line (the first one, for an entry of several). */
  lineNo: number;
}

export type UnreadReason =
  | 'no_amount'
  | 'several_amounts'
  | 'direction_unclear'
  | 'not_a_payment'
  | 'failed_or_refunded'
  | 'damaged';

export interface UnreadLine {
  lineNo: number;
  raw: string;
  why: UnreadReason;
}

export interface StatementReading {
  source: 'bill' | 'lines';
  entries: StatementEntry[];
  /** Every other line that is not empty: titles, headers and footers of a bill are `not_a_payment`. */
  unread: UnreadLine[];
}

export interface StatementOptions {
  /** IANA zone of the times. Default `Asia/Shanghai`. */
  timeZone?: string;
  /** Today, to give a year to dates such as 3月1日. Without it they stay without a time. */
  now?: Date;
}
