import { SheetError } from '../../sheet-error.ts';
import type { Grid } from '../grid.ts';

/** 0-based, both ends included. */
export interface MergedRange {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

const maxCovered = 2_000_000;

/** `B2:D5` as a range; null for what is none. */
export function mergedRange(reference: string): MergedRange | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/u.exec(reference);
  if (!match) return null;
  const [, left = '', top = '', right = '', bottom = ''] = match;
  return { top: Number(top) - 1, left: columnIndex(left), bottom: Number(bottom) - 1, right: columnIndex(right) };
}

/** The 0-based column of its letters. */
export function columnIndex(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** Marks the cells under a merged one in rows that hold something; a file that covers millions is `sheets.damaged`. */
export function coverMerges(rows: Grid['rows'], merges: readonly MergedRange[], maxColumns: number): void {
  let covered = 0;
  for (const { top, left, bottom, right } of merges) {
    const master = rows[top]?.[left];
    if (!master) continue;
    const lastRow = Math.min(bottom, rows.length - 1);
    const lastColumn = Math.min(right, maxColumns - 1);
    for (let row = top; row <= lastRow; row++) {
      if (++covered > maxCovered) throw new SheetError('sheets.damaged', { reason: 'merged cells' });
      const cells = rows[row];
      if (!cells) continue;
      for (let column = row === top ? left + 1 : left; column <= lastColumn; column++, covered++) {
        cells[column] = { ...master, covered: row > top ? 'above' : 'left' };
      }
    }
  }
}
