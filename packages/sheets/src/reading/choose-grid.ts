import { SheetError } from '../sheet-error.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { findHeader } from './find-header.ts';
import type { Grid } from './grid.ts';
import { filledCount } from './header-texts.ts';

export interface ChosenGrid {
  grid: Grid;
  /** 0-based. */
  headerRow: number;
}

/**
 * The sheet to read: the named one, else the visible one whose header names the most fields, and of equals the one
 * with more rows. Throws `sheets.sheet_not_found`, `sheets.empty`, `sheets.no_header`.
 */
export function chooseGrid<Field extends string>(
  grids: Grid[],
  vocabulary: Vocabulary<Field>,
  wanted: { sheet?: string; headerRow?: number },
): ChosenGrid {
  const candidates =
    wanted.sheet === undefined
      ? grids.filter((grid) => !grid.hidden)
      : grids.filter(({ name }) => name === wanted.sheet);
  if (wanted.sheet !== undefined && candidates.length === 0) {
    throw new SheetError('sheets.sheet_not_found', { sheets: grids.map((grid) => grid.name) });
  }
  const filled = candidates.filter((grid) => rowCount(grid) > 0);
  if (filled.length === 0) throw new SheetError('sheets.empty');
  let best: (ChosenGrid & { score: number; rows: number }) | null = null;
  for (const grid of filled) {
    const found =
      wanted.headerRow === undefined ? findHeader(grid, vocabulary) : { row: wanted.headerRow - 1, score: 0 };
    if (!found) continue;
    const rows = rowCount(grid);
    const better = !best || found.score > best.score || (found.score === best.score && rows > best.rows);
    if (better) best = { grid, headerRow: found.row, score: found.score, rows };
  }
  if (!best) throw new SheetError('sheets.no_header');
  return best;
}

function rowCount(grid: Grid): number {
  return grid.rows.reduce((count, _row, index) => (filledCount(grid, index) > 0 ? count + 1 : count), 0);
}
