import { readCell } from '../cells/read-cell.ts';
import type { CellContext } from '../cells/read-cell.ts';
import { plainText } from '../cells/plain-text.ts';
import { problemAt } from '../problems.ts';
import type { Problem } from '../problems.ts';
import { headerName } from '../vocabulary/header-name.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { columnLetter, isFilled } from './grid.ts';
import type { GridCell } from './grid.ts';
import type { ReadColumn } from './read-columns.ts';

export type Value = string | number;

export interface ReadRow {
  values: Record<string, Value>;
  problems: Problem[];
  used: number;
  ignored: number;
  inProblems: number;
}

export interface RowContext<Field extends string> {
  vocabulary: Vocabulary<Field>;
  /** Columns of each field, the preferred first. */
  byField: Map<Field, ReadColumn<Field>[]>;
  timeZone: string;
}

interface Candidate {
  name: string;
  value: Value;
  piece?: { order: number; suffix: string };
}

/** Reads one data row. Each own cell is counted as used, ignored or in problems; 0-based `row`. */
export function readRow<Field extends string>(
  cells: readonly (GridCell | undefined)[],
  row: number,
  context: RowContext<Field>,
): ReadRow {
  const read: ReadRow = { values: {}, problems: [], used: 0, ignored: 0, inProblems: 0 };
  let fieldCells = 0;
  for (const [field, columns] of context.byField) {
    const candidates: Candidate[] = [];
    for (const column of columns) {
      const cell = cells[column.column];
      if (cell === undefined || !countsHere(cell, field, context.vocabulary)) continue;
      if (isFilled(cell)) fieldCells++;
      const candidate = readCandidate(cell, field, { column, row, context, read });
      if (candidate) candidates.push(candidate);
    }
    const value = settle(field, candidates, { row, read });
    if (value !== undefined) read.values[field] = value;
  }
  read.ignored += cells.filter(isFilled).length - fieldCells;
  return read;
}

/** A merged cell counts again in the rows below only for fields that repeat. */
function countsHere<Field extends string>(cell: GridCell, field: Field, vocabulary: Vocabulary<Field>): boolean {
  if (cell.covered === undefined) return isFilled(cell);
  return cell.covered === 'above' && vocabulary.repeatedWhenMerged.includes(field);
}

function readCandidate<Field extends string>(
  cell: GridCell,
  field: Field,
  place: { column: ReadColumn<Field>; row: number; context: RowContext<Field>; read: ReadRow },
): Candidate | null {
  const { column, row, context, read } = place;
  const cellContext: CellContext = { timeZone: context.timeZone, fenPerUnit: column.fenPerUnit };
  const { value, problem } = readCell(cell, context.vocabulary.kinds[field], cellContext);
  const name = column.header === '' ? columnLetter(column.column) : column.header;
  const own = cell.covered === undefined;
  if (problem && own) read.problems.push(problemAt(row + 1, name, problem, plainText(cell.text)));
  if (own) {
    if (value !== undefined) read.used++;
    else if (problem) read.inProblems++;
    else read.ignored++;
  }
  if (value === undefined) return null;
  return column.piece ? { name, value, piece: column.piece } : { name, value };
}

function settle(field: string, candidates: Candidate[], place: { row: number; read: ReadRow }): Value | undefined {
  const whole = candidates.filter((candidate) => !candidate.piece);
  const pieces = candidates.filter((candidate) => candidate.piece);
  const first = whole[0];
  if (field === 'trackingNo' && whole.length > 1)
    return [...new Set(whole.map(({ value }) => String(value)))].join(',');
  if (first) {
    const other = whole.find(({ name, value }) => headerName(name) === headerName(first.name) && value !== first.value);
    if (other) {
      place.read.problems.push(problemAt(place.row + 1, other.name, 'duplicate_columns_differ', String(other.value)));
    }
  }
  return pieces.length === 0 ? first?.value : withPieces(first?.value, pieces);
}

/** 阳光花园 + 3 + 2 + 501 → 阳光花园3号楼2单元501室; a piece that the address already ends with is not repeated. */
function withPieces(base: Value | undefined, pieces: Candidate[]): string {
  const ordered = pieces.toSorted((a, b) => (a.piece?.order ?? 0) - (b.piece?.order ?? 0));
  const texts = ordered.map(({ value, piece }) =>
    /^[a-z\d]+$/iu.test(String(value)) ? `${value}${piece?.suffix}` : String(value),
  );
  const joined = texts.join('');
  const start = base === undefined ? '' : String(base);
  return start.endsWith(joined) ? start : start + joined;
}
