import { isFilled } from './grid.ts';
import type { Grid } from './grid.ts';

/** The header over one column: its own text and, under a group heading such as 收货信息, that heading. */
export interface HeaderText {
  text: string;
  group: string;
}

function headerText(text: string | undefined): string {
  return (text ?? '').replace(/\s+/gu, ' ').trim();
}

/** How many filled cells a row has. */
export function filledCount(grid: Grid, row: number): number {
  return grid.rows[row]?.filter(isFilled).length ?? 0;
}

/**
 * The headers that end in `row`. A cell merged down from above, or left empty under a second header row as csv files
 * of merged sheets have it, takes the text above it.
 */
export function headerTexts(grid: Grid, row: number): HeaderText[] {
  const cells = grid.rows[row] ?? [];
  const above = row > 0 && filledCount(grid, row - 1) >= 2 ? (grid.rows[row - 1] ?? []) : [];
  const headers: HeaderText[] = [];
  let group = '';
  for (let column = 0; column < Math.max(cells.length, above.length); column++) {
    const cell = cells[column];
    const own = cell?.covered === 'left' ? '' : headerText(cell?.text);
    const heading = headerText(above[column]?.text);
    if (heading !== '') group = heading;
    headers[column] = own === '' && cell?.covered !== 'left' ? { text: heading, group: '' } : { text: own, group };
  }
  return headers;
}
