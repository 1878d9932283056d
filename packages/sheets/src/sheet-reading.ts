import type { Problem } from './problems.ts';

/** How surely a header was understood: the field's own standard name, a known other name, or a guess to confirm. */
export type Certainty = 'exact' | 'alias' | 'guess';

/** Why a column feeds no field: known and of no use here, not understood, or set aside by the caller's mapping. */
export type IgnoredReason = 'known-unused' | 'not-understood' | 'mapped-away';

export interface SheetColumn<Field extends string> {
  /** The header as read, trimmed; empty for a column that has cells and no header. */
  header: string;
  /** 1-based position in the sheet. */
  column: number;
  field: Field | null;
  /** For a column without field: `exact` when it is known to be of no use, `guess` when it was not understood. */
  certainty: Certainty;
  ignored?: IgnoredReason;
}

export interface IgnoredRow {
  row: number;
  reason: 'above-header' | 'repeated-header' | 'total' | 'note';
}

/** Every non-empty cell of the sheet is counted in exactly one of the three. */
export interface CellAccount {
  nonEmpty: number;
  used: number;
  ignored: number;
  inProblems: number;
}

export interface SheetReading<Field extends string, Row> {
  sheet: string;
  /** All sheets of the workbook, in order. */
  sheets: string[];
  /** The selling platform whose export this looks like, or null. */
  platform: string | null;
  /** 1-based row of the header (the lower one when the header has two rows). */
  headerRow: number;
  columns: SheetColumn<Field>[];
  rowCount: number;
  rows: Row[];
  /** The sheet row (1-based) of each element of `rows`. */
  rowNumbers: number[];
  /** The text of every column for each element of `rows`, as read: for failure files and audit. */
  rawRows: string[][];
  ignoredRows: IgnoredRow[];
  cells: CellAccount;
  problems: Problem[];
}

export interface ReadOptions {
  /** Which sheet of a workbook; without it the one that reads best. */
  sheet?: string;
  /** 1-based header row, when the caller knows it. */
  headerRow?: number;
  /** The mapping screen's answers: header text → field name, or null to set a column aside. */
  mapping?: Record<string, string | null>;
  /** IANA zone of times in the sheet. Default `Asia/Shanghai`. */
  timeZone?: string;
  /** For a workbook locked with a password. */
  password?: string;
  /** Default 50,000. */
  maxRows?: number;
  /** Default 20 MB. */
  maxBytes?: number;
}
