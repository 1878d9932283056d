import type { Grid } from '../grid.ts';
import type { CellContext } from './cell-content.ts';
import { dateStyles } from './date-styles.ts';
import { sharedStrings } from './shared-strings.ts';
import { sheetCells } from './sheet-cells.ts';
import type { XlsxLimits } from './sheet-cells.ts';
import { workbookParts } from './workbook-parts.ts';
import { zipEntries } from './zip-entries.ts';

const maxUnpackedBytes = 100_000_000;
const maxRatio = 100;

/**
 * Reads a workbook's sheets as grids of their filled cells. The parts are walked as XML rather than loaded as a
 * workbook object: that takes a fifth of the memory, keeps numbers of more than 15 digits, and lets nothing in the
 * file (blank formatted rows, huge merges) cost more than the limits. Throws `sheets.zip_bomb`, `sheets.damaged`,
 * `sheets.too_large`, `sheets.too_many_rows`, `sheets.too_many_columns`.
 */
export async function readXlsx(bytes: Uint8Array, limits: XlsxLimits): Promise<Grid[]> {
  const parts = await workbookParts(zipEntries(bytes, { maxUnpackedBytes, maxRatio }));
  const context: CellContext = {
    strings: parts.sharedStrings ? await sharedStrings(parts.sharedStrings.read()) : [],
    dates: parts.styles ? await dateStyles(parts.styles.read()) : new Set(),
    from1904: parts.from1904,
  };
  const grids: Grid[] = [];
  for (const { name, hidden, entry } of parts.sheets) {
    grids.push({ name, hidden, rows: await sheetCells(entry.read(), context, limits) });
  }
  return grids;
}
