import { openGrids } from '../reading/open-grids.ts';
import { isFilled } from '../reading/grid.ts';
import type { Grid } from '../reading/grid.ts';
import { decodeText } from '../reading/decode-text.ts';
import { SheetError } from '../sheet-error.ts';
import { parseStatementText } from './parse-statement-text.ts';
import type { StatementOptions, StatementReading } from './statement.ts';

const maxBytes = 20_000_000;
const maxRows = 50_000;

/**
 * Reads a statement file: csv or text in UTF-8 or GB18030, or xlsx, whose fullest visible sheet is taken.
 * Throws `SheetError` as `readSheet` does.
 */
export async function readStatement(bytes: Uint8Array, options: StatementOptions = {}): Promise<StatementReading> {
  if (bytes.length > maxBytes) throw new SheetError('sheets.too_large', { bytes: bytes.length });
  const packed = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const locked = bytes[0] === 0xd0 && bytes[1] === 0xcf;
  if (!packed && !locked) return parseStatementText(decodeText(bytes), options);
  const grids = await openGrids(bytes, { maxRows, maxBytes, score: () => 0 });
  const fullest = grids.filter((grid) => !grid.hidden).toSorted((a, b) => filledRows(b) - filledRows(a))[0];
  if (!fullest || filledRows(fullest) === 0) throw new SheetError('sheets.empty');
  return parseStatementText(tabbedText(fullest), options);
}

function filledRows(grid: Grid): number {
  return grid.rows.reduce((count, row) => (row?.some(isFilled) ? count + 1 : count), 0);
}

function tabbedText(grid: Grid): string {
  const lines: string[] = [];
  for (const row of Array.from(grid.rows)) {
    const cells = Array.from(row ?? [], (cell) => (isFilled(cell) ? cell.text.replace(/[\t\r\n"]+/gu, ' ') : ''));
    lines.push(cells.join('\t'));
  }
  return lines.join('\n');
}
