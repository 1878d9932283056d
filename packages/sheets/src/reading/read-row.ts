import { readCell } from '../cells/read-cell.ts';
import type { CellContext } from '../cells/read-cell.ts';
import { plainText } from '../cells/plain-text.ts';
import { problemAt } from '../problems.ts';
import type { Problem } from '../problems.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { columnLetter, isFilled } from './grid.ts';
import type { GridCell } from './grid.ts';
import type { ReadColumn } from './read-columns.ts';
import { settleField } from './settle-field.ts';
import type { Candidate, Fate, Value } from './settle-field.ts';

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
    if (candidates.length === 0) continue;
    const settled = settleField(candidates, {
      joinsAll: field === 'trackingNo',
      isText: context.vocabulary.kinds[field] === 'text',
    });
    read.values[field] = settled.value;
    account(candidates, settled.fates, { row, read });
  }
  read.ignored += cells.filter(isFilled).length - fieldCells;
  return read;
}

/** Counts the cells that had a value by what became of it. */
function account(candidates: Candidate[], fates: Fate[], place: { row: number; read: ReadRow }): void {
  const { row, read } = place;
  candidates.forEach(({ name, value, own }, index) => {
    if (!own) return;
    const fate = fates[index] ?? 'ignored';
    if (fate === 'differs') read.problems.push(problemAt(row + 1, name, 'duplicate_columns_differ', String(value)));
    if (fate === 'left-out') read.problems.push(problemAt(row + 1, name, 'other_column_left_out', String(value)));
    if (fate === 'used') read.used++;
    else if (fate === 'ignored') read.ignored++;
    else read.inProblems++;
  });
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
  if (value === undefined) {
    if (own && problem) read.inProblems++;
    else if (own) read.ignored++;
    return null;
  }
  const { piece, rank } = column;
  return piece ? { name, value, own, rank, piece } : { name, value, own, rank };
}
