import { CsvError, parse } from 'csv-parse/sync';
import { SheetError } from '../sheet-error.ts';
import { isFilled } from './grid.ts';
import type { Grid } from './grid.ts';

export interface DelimitedOptions {
  maxRows: number;
  maxColumns: number;
  score: (grid: Grid) => number;
}

const delimiters = [',', '\t', ';', '|', '，'];
const sampleCharacters = 20_000;
/** A cell with more lines than this comes from an unclosed quotation mark, not from a person. */
const maxLinesInCell = 60;

/**
 * A csv, tsv or pasted text as one grid. The delimiter is the one under which the header reads best.
 * Quotation marks that do not close are taken as plain characters. Throws `sheets.too_many_rows`,
 * `sheets.too_many_columns`.
 */
export function readDelimited(text: string, options: DelimitedOptions): Grid {
  const body = text.replace(/^\ufeff/u, '').replace(/^sep=(.)\r?\n/u, '');
  const sample = body.slice(0, sampleCharacters);
  const complete = sample.length === body.length ? sample : sample.slice(0, sample.lastIndexOf('\n') + 1);
  let best = { delimiter: ',', score: -1 };
  for (const delimiter of delimiters) {
    if (!sample.includes(delimiter)) continue;
    const grid = gridOf(recordsOf(complete, delimiter));
    const score = options.score(grid) * 1000 + Math.min(999, steadyWidth(grid));
    if (score > best.score) best = { delimiter, score };
  }
  const grid = (best.score < 1000 && spacedGrid(body, options)) || gridOf(recordsOf(body, best.delimiter));
  if (filledRows(grid) > options.maxRows + 200)
    throw new SheetError('sheets.too_many_rows', { rows: grid.rows.length });
  const width = grid.rows.reduce((widest, row) => Math.max(widest, row?.length ?? 0), 0);
  if (width > options.maxColumns) throw new SheetError('sheets.too_many_columns', { columns: width });
  return grid;
}

/** Cells parted by spaces only, when the header is understood and every line has its width; else null. */
function spacedGrid(body: string, options: DelimitedOptions): Grid | null {
  const lines = body.split(/\r\n?|\n/u).map((line) => (line.trim() === '' ? [] : line.trim().split(/[ \t\u3000]+/u)));
  const widths = new Set(lines.map((line) => line.length).filter((width) => width > 0));
  if (widths.size !== 1 || widths.has(1)) return null;
  const grid = gridOf(lines);
  return options.score(grid) > 0 ? grid : null;
}

function filledRows(grid: Grid): number {
  return grid.rows.reduce((count, row) => (row?.some(isFilled) ? count + 1 : count), 0);
}

function recordsOf(text: string, delimiter: string): string[][] {
  const options = { delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: false } as const;
  try {
    const records: string[][] = parse(text, options);
    if (!records.some((record) => record.some((cell) => mayBeTorn(cell, delimiter)))) return records;
    const unquoted: string[][] = parse(text, { ...options, quote: false });
    return records.some((record) => record.some(isLong)) || isEven(unquoted) ? unquoted : records;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return parse(text, { ...options, quote: false });
  }
}

/** A cell over a line's end with the delimiter in it: a person's remark, or two rows caught between stray marks. */
function mayBeTorn(cell: string, delimiter: string): boolean {
  return cell.includes('\n') && (cell.includes(delimiter) || isLong(cell));
}

function isLong(cell: string): boolean {
  return cell.length > maxLinesInCell && cell.split('\n', maxLinesInCell + 2).length > maxLinesInCell;
}

/** Whether every filled row has the same number of cells. */
function isEven(records: string[][]): boolean {
  const widths = records.filter((record) => record.some((cell) => cell !== '')).map((record) => record.length);
  return new Set(widths).size === 1;
}

function gridOf(records: string[][]): Grid {
  const rows: Grid['rows'] = records.map((record) => {
    const row: Grid['rows'][number] = [];
    record.forEach((cell, column) => {
      if (cell.trim() !== '') row[column] = { text: cell, kind: 'text' };
    });
    return row;
  });
  return { name: '', hidden: false, rows };
}

/** How many of the first rows share the commonest width above one: the tie-breaker between delimiters. */
function steadyWidth(grid: Grid): number {
  const counts = new Map<number, number>();
  for (const row of grid.rows.slice(0, 200)) {
    if (row && row.length > 1) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values());
}
