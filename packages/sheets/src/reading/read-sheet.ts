import type { ReadOptions, SheetReading } from '../sheet-reading.ts';
import { orderVocabulary } from '../vocabulary/order-vocabulary.ts';
import type { OrderField, OrderRow } from '../vocabulary/order-row.ts';
import { readTable } from './read-table.ts';

/**
 * Reads orders or tracking numbers from xlsx, csv, tsv or pasted cells. Money is fen, times ISO 8601 with offset.
 * Throws `SheetError`: `sheets.too_large`, `sheets.empty`, `sheets.not_a_sheet`, `sheets.web_page`,
 * `sheets.old_xls`, `sheets.password_protected`, `sheets.zip_bomb`, `sheets.damaged`, `sheets.too_many_columns`,
 * `sheets.sheet_not_found`, `sheets.no_header`, `sheets.too_many_rows`.
 */
export async function readSheet(
  input: Uint8Array | string,
  options: ReadOptions = {},
): Promise<SheetReading<OrderField, OrderRow>> {
  return (await readTable(input, orderVocabulary, options)) as SheetReading<OrderField, OrderRow>;
}
