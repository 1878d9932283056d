import { problemAt } from '../problems.ts';
import { SheetError } from '../sheet-error.ts';
import type { ReadOptions, SheetReading } from '../sheet-reading.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { chooseGrid } from './choose-grid.ts';
import { ignoredReason } from './classify-row.ts';
import { findHeader } from './find-header.ts';
import { columnLetter, isFilled } from './grid.ts';
import type { Grid, GridCell } from './grid.ts';
import { openGrids } from './open-grids.ts';
import { readColumns, sheetColumn } from './read-columns.ts';
import type { ReadColumn, ReadColumns } from './read-columns.ts';
import { readRow } from './read-row.ts';
import type { RowContext } from './read-row.ts';
import type { Value } from './settle-field.ts';

const defaults = { maxRows: 50_000, maxBytes: 20_000_000, timeZone: 'Asia/Shanghai' };

type PlainReading<Field extends string> = SheetReading<Field, Record<string, Value>>;

/** Reads any sheet in the terms of a vocabulary. Throws `SheetError`; what one cell lacks is in `problems`. */
export async function readTable<Field extends string>(
  input: Uint8Array | string,
  vocabulary: Vocabulary<Field>,
  options: ReadOptions,
): Promise<PlainReading<Field>> {
  const { maxRows, maxBytes, timeZone } = { ...defaults, ...options };
  const score = (grid: Grid) => findHeader(grid, vocabulary)?.score ?? 0;
  const password = options.password === undefined ? {} : { password: options.password };
  const grids = await openGrids(input, { maxRows, maxBytes, score, ...password });
  const { grid, headerRow } = chooseGrid(grids, vocabulary, options);
  const columns = readColumns(grid, vocabulary, { headerRow, ...(options.mapping && { mapping: options.mapping }) });
  const reading = emptyReading(grid, headerRow, columns);
  reading.sheets = grids.map(({ name }) => name);
  for (const hidden of grids.filter((one) => one.hidden && one !== grid)) {
    reading.problems.push(problemAt(1, null, 'hidden_sheet_skipped', hidden.name));
  }
  const context: RowContext<Field> = { vocabulary, byField: columnsByField(columns.columns), timeZone };
  grid.rows.forEach((cells, row) => addRow(reading, cells, { row, headerRow, ...columns, context }));
  if (reading.rows.length > maxRows)
    throw new SheetError('sheets.too_many_rows', { rows: reading.rows.length, maxRows });
  reading.rowCount = reading.rows.length;
  return reading;
}

function emptyReading<Field extends string>(
  grid: Grid,
  headerRow: number,
  read: ReadColumns<Field>,
): PlainReading<Field> {
  const { columns, platform } = read;
  const nameless = columns.filter(({ header, field }) => header === '' && field === null);
  return {
    sheet: grid.name,
    sheets: [],
    platform,
    headerRow: headerRow + 1,
    columns: columns.map(sheetColumn),
    rowCount: 0,
    rows: [],
    rowNumbers: [],
    rawRows: [],
    ignoredRows: [],
    cells: { nonEmpty: 0, used: 0, ignored: 0, inProblems: 0 },
    problems: nameless.map(({ column }) => problemAt(headerRow + 1, columnLetter(column), 'cells_beyond_header')),
  };
}

function columnsByField<Field extends string>(columns: ReadColumn<Field>[]): Map<Field, ReadColumn<Field>[]> {
  const byField = new Map<Field, ReadColumn<Field>[]>();
  for (const column of columns.toSorted((a, b) => a.rank - b.rank || a.column - b.column)) {
    if (column.field === null) continue;
    byField.set(column.field, [...(byField.get(column.field) ?? []), column]);
  }
  return byField;
}

interface RowPlace<Field extends string> {
  row: number;
  headerRow: number;
  /** Whether the row above belongs to the header. */
  upperRow: boolean;
  columns: ReadColumn<Field>[];
  context: RowContext<Field>;
}

function addRow<Field extends string>(
  reading: PlainReading<Field>,
  cells: readonly (GridCell | undefined)[] | undefined,
  place: RowPlace<Field>,
): void {
  const filled = cells?.filter(isFilled).length ?? 0;
  if (cells === undefined || filled === 0) return;
  const { row, headerRow, columns, context } = place;
  reading.cells.nonEmpty += filled;
  if (row === headerRow || (row === headerRow - 1 && place.upperRow)) {
    const used = columns.filter((one) => one.field !== null && isFilled(cells[one.column])).length;
    reading.cells.used += used;
    reading.cells.ignored += filled - used;
    return;
  }
  const reason = row < headerRow ? 'above-header' : ignoredReason(cells, columns, context.vocabulary);
  if (reason) {
    reading.ignoredRows.push({ row: row + 1, reason });
    reading.cells.ignored += filled;
    return;
  }
  const read = readRow(cells, row, context);
  if (context.byField.size > 0 && Object.keys(read.values).length === 0 && read.problems.length === 0) {
    reading.ignoredRows.push({ row: row + 1, reason: 'note' });
    reading.cells.ignored += filled;
    return;
  }
  reading.cells.used += read.used;
  reading.cells.ignored += read.ignored;
  reading.cells.inProblems += read.inProblems;
  reading.problems.push(...read.problems);
  reading.rows.push(read.values);
  reading.rowNumbers.push(row + 1);
  reading.rawRows.push(columns.map(({ column }) => cells[column]?.text ?? ''));
}
