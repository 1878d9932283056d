import { cellOutput } from './cell-output.ts';
import type { CellOutput } from './cell-output.ts';
import type { ColumnKind, WriteSheet } from './sheet-spec.ts';
import { widestLine } from './text-width.ts';

/** Text wider than this is wrapped. */
export const widestColumn = 48;
const narrowestColumn = 6;
const fittedRows = 500;

/** The width of every column: as asked, else fitted to the header and the first 500 rows. */
export function columnWidths(spec: WriteSheet, timeZone: string): number[] {
  return spec.columns.map(({ title, kind, width }, index) => {
    if (width !== undefined) return width;
    let fitted = widestLine(title) + 2;
    for (const row of spec.rows.slice(0, fittedRows)) {
      fitted = Math.max(fitted, shownWidth(cellOutput(row[index], kind, timeZone), kind));
    }
    return Math.min(widestColumn, Math.max(narrowestColumn, fitted + 2));
  });
}

function shownWidth(value: CellOutput, kind: ColumnKind): number {
  if (value === null) return 0;
  if (typeof value === 'string') return widestLine(value);
  if (typeof value !== 'number') return 'yyyy-mm-dd hh:mm'.length;
  const text = kind === 'money' ? value.toFixed(2) : String(value);
  return text.length + Math.floor(text.length / 4);
}
