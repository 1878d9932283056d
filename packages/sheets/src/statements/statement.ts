export interface StatementEntry {
  /** ISO 8601 with offset; null when the text carries no time. */
  at: string | null;
  amountFen: number;
  direction: 'in' | 'out';
  payer: string | null;
  /** The platform's transaction number, when given. */
  reference: string | null;
  remark: string | null;
  raw: string;
  /** 1-based line (of the first line, for an entry of several). */
  lineNo: number;
}

export interface UnreadLine {
  lineNo: number;
  raw: string;
  why: 'no_amount' | 'several_amounts' | 'direction_unclear' | 'not_a_payment' | 'failed_or_refunded' | 'damaged';
}

export interface StatementReading {
  source: 'wechat-bill' | 'alipay-bill' | 'bank-sheet' | 'lines';
  entries: StatementEntry[];
  /** Every other line that is not empty: heading lines have the reason `not_a_payment`. */
  unread: UnreadLine[];
}
