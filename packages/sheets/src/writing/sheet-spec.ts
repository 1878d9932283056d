/** `number` keeps up to three decimals, `money` takes fen and shows yuan, `date` takes a Date or an ISO string. */
export type ColumnKind = 'text' | 'number' | 'money' | 'date';

export interface WriteColumn {
  title: string;
  kind: ColumnKind;
  /** In Latin characters; without it fitted to the content. */
  width?: number;
  /** Adds this column up in the totals row; default for `money` and `number` when `totals` is set. */
  total?: boolean;
}

export type CellInput = string | number | bigint | Date | null | undefined;

export interface WriteSheet {
  /** Cleaned and cut to Excel's 31 characters; made unique within the workbook. */
  name: string;
  columns: WriteColumn[];
  /** One value per column, in the columns' order. */
  rows: CellInput[][];
  /** A heading line above the header, such as the sale's name and date. */
  title?: string;
  /** Adds a last row 合计 with sums. */
  totals?: boolean;
  /** Column index (0-based) whose change starts a new group: a cut line and, with `pageBreak`, a new printed page. */
  groups?: { column: number; pageBreak?: boolean; subtotals?: boolean };
  landscape?: boolean;
}

export interface WriteOptions {
  sheets: WriteSheet[];
  /** IANA zone for `date` columns. Default `Asia/Shanghai`. */
  timeZone?: string;
  creator?: string;
  /** The instant stamped into the file as its making. */
  createdAt?: Date;
}
