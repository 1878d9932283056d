/** One cell as stored, before anything is known about its column. */
export interface GridCell {
  /** The text a reader would take: full digits for numbers, `YYYY-MM-DD HH:mm:ss` for date cells. */
  text: string;
  kind: 'text' | 'number' | 'time' | 'error';
  /** A formula whose saved result is `text`; `no-result` when none was saved. */
  formula?: 'with-result' | 'no-result';
  /** A number of more than 15 digits whose tail Excel has zeroed. */
  rounded?: true;
  /** Covered by a merged cell that starts above or to the left; `text` is that cell's. */
  covered?: 'above' | 'left';
}

export interface Grid {
  name: string;
  hidden: boolean;
  /** Sparse: `rows[r][c]`, both 0-based; holes are empty cells. */
  rows: (GridCell | undefined)[][];
}

export function cellAt(grid: Grid, row: number, column: number): GridCell | undefined {
  return grid.rows[row]?.[column];
}

/** Whether the cell holds something of its own (a merged cell counts once, where it starts). */
export function isFilled(cell: GridCell | undefined): cell is GridCell {
  return cell !== undefined && cell.covered === undefined && (cell.text.trim() !== '' || cell.formula === 'no-result');
}

/** A, B, … Z, AA for a 0-based column. */
export function columnLetter(column: number): string {
  const rest = column % 26;
  const letter = String.fromCharCode(65 + rest);
  return column < 26 ? letter : columnLetter((column - rest) / 26 - 1) + letter;
}
