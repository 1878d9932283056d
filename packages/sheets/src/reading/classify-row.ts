import { plainText } from '../cells/plain-text.ts';
import type { IgnoredRow } from '../sheet-reading.ts';
import { headerName } from '../vocabulary/header-name.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { isFilled } from './grid.ts';
import type { GridCell } from './grid.ts';
import type { ReadColumn } from './read-columns.ts';

/** Why a row below the header is no data row, or null when it is one. */
export function ignoredReason<Field extends string>(
  cells: readonly (GridCell | undefined)[],
  columns: ReadColumn<Field>[],
  vocabulary: Vocabulary<Field>,
): IgnoredRow['reason'] | null {
  if (isRepeatedHeader(cells, columns)) return 'repeated-header';
  const filled = cells.flatMap((cell, column) =>
    isFilled(cell) ? [{ column, text: plainText(cell.text), cell }] : [],
  );
  if (isTotal(filled, columns, vocabulary)) return 'total';
  return isNote(filled, cells, columns, vocabulary) ? 'note' : null;
}

type Filled = { column: number; text: string; cell: GridCell };

function isRepeatedHeader<Field extends string>(
  cells: readonly (GridCell | undefined)[],
  columns: ReadColumn<Field>[],
): boolean {
  const understood = columns.filter(({ header, field }) => header !== '' && field !== null);
  const named = understood.length >= 2 ? understood : columns.filter(({ header }) => header !== '');
  const same = named.filter(({ header, column }) => headerName(cells[column]?.text ?? '') === headerName(header));
  return named.length >= 2 && same.length * 2 > named.length;
}

function isTotal<Field extends string>(
  filled: Filled[],
  columns: ReadColumn<Field>[],
  vocabulary: Vocabulary<Field>,
): boolean {
  const label = filled.find(
    ({ text }) =>
      /^(合计|总计|小计|共计|汇总|总数|合\s+计|总\s+计|total|sum)\s*[:：]?$/iu.test(text) ||
      /^(合计|总计|小计|共计)[:：]/u.test(text),
  );
  if (!label) return false;
  const fieldOf = new Map(columns.map(({ column, field }) => [column, field]));
  return !filled.some(({ column, text }) => {
    const field = fieldOf.get(column) ?? null;
    return column !== label.column && field !== null && vocabulary.identity.includes(field) && text !== '';
  });
}

/** A line across the table, such as 3号楼 above its rows or a remark below them. */
function isNote<Field extends string>(
  filled: Filled[],
  cells: readonly (GridCell | undefined)[],
  columns: ReadColumn<Field>[],
  vocabulary: Vocabulary<Field>,
): boolean {
  const only = filled[0];
  if (!only || filled.length > 1 || columns.length < 3) return false;
  if (/^(?:以上|以下|备注[:：]|注[:：]|说明[:：]|制表|打印|共\s*\d)/u.test(only.text)) return true;
  const spread = cells.filter((cell) => cell?.covered === 'left').length;
  if (spread >= 2) return true;
  if (cells.some((cell) => cell?.covered === 'above')) return false;
  const field = columns.find(({ column }) => column === only.column)?.field ?? null;
  const numeric = field !== null && vocabulary.kinds[field] !== 'text';
  return (numeric || field === null) && /\p{Script=Han}/u.test(only.text);
}
