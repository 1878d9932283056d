import type { Cell, CellValue, Workbook, Worksheet } from '@cj-tech-master/excelts';
import { SheetError } from '../sheet-error.ts';
import type { Grid, GridCell } from './grid.ts';
import { sheetParts } from './sheet-parts.ts';
import type { SheetPart } from './sheet-parts.ts';
import { zipEntries } from './zip-entries.ts';

export interface XlsxLimits {
  maxRows: number;
  maxColumns: number;
}

const maxUnpackedBytes = 100_000_000;
const maxRatio = 100;
const maxCells = 2_000_000;
/** Rows that titles, headers and totals may take beside the data. */
const rowAllowance = 200;

/** Parts of a sheet that carry no values; merges are read apart because the library's cost grows with their area. */
const ignoredNodes = (
  'mergeCells dataValidations conditionalFormatting hyperlinks drawing legacyDrawing picture tableParts extLst ' +
  'pageSetup headerFooter rowBreaks colBreaks controls oleObjects'
).split(' ');

/**
 * Reads a workbook's sheets as grids. Formulas give their saved results and are never evaluated.
 * Throws `sheets.zip_bomb`, `sheets.damaged`, `sheets.too_large`, `sheets.too_many_rows`.
 */
export async function readXlsx(bytes: Uint8Array, limits: XlsxLimits): Promise<Grid[]> {
  const entries = zipEntries(bytes, { maxUnpackedBytes, maxRatio });
  for (const entry of entries) entry.read();
  const excel = await import('@cj-tech-master/excelts');
  const parts = sheetParts(entries, excel.xmlDecode);
  for (const part of parts.values()) {
    if (part.cellCount > maxCells) throw new SheetError('sheets.too_large', { cells: part.cellCount });
    if (part.lastRow > limits.maxRows + rowAllowance)
      throw new SheetError('sheets.too_many_rows', { rows: part.lastRow });
  }
  const workbook = await loadWorkbook(new excel.Workbook(), bytes, limits);
  return workbook.worksheets.map((sheet) => gridOf(sheet, parts.get(sheet.name), limits));
}

async function loadWorkbook(workbook: Workbook, bytes: Uint8Array, limits: XlsxLimits): Promise<Workbook> {
  try {
    const maxRows = limits.maxRows + rowAllowance;
    await workbook.xlsx.load(bytes, { maxRows, maxCols: limits.maxColumns, ignoreNodes: ignoredNodes });
    return workbook;
  } catch (error) {
    throw new SheetError('sheets.damaged', { reason: error instanceof Error ? error.message : String(error) });
  }
}

function gridOf(sheet: Worksheet, part: SheetPart | undefined, limits: XlsxLimits): Grid {
  const rows: Grid['rows'] = [];
  sheet.eachRow((row, rowNumber) => {
    const cells: (GridCell | undefined)[] = [];
    row.eachCell((cell, columnNumber) => {
      const read = gridCell(cell, part?.longNumbers.get(cell.address));
      if (read) cells[columnNumber - 1] = read;
    });
    if (cells.length > 0) rows[rowNumber - 1] = cells;
  });
  coverMerges(rows, part, limits);
  return { name: sheet.name, hidden: sheet.state !== 'visible', rows };
}

function coverMerges(rows: Grid['rows'], part: SheetPart | undefined, limits: XlsxLimits): void {
  for (const { top, left, bottom, right } of part?.merges ?? []) {
    const master = rows[top]?.[left];
    if (!master) continue;
    const lastRow = Math.min(bottom, rows.length - 1);
    const lastColumn = Math.min(right, limits.maxColumns - 1);
    for (let row = top; row <= lastRow; row++) {
      for (let column = left; column <= lastColumn; column++) {
        if (row === top && column === left) continue;
        const cells = (rows[row] ??= []);
        cells[column] = { ...master, covered: row > top ? 'above' : 'left' };
      }
    }
  }
}

function gridCell(cell: Cell, longNumber: string | undefined): GridCell | null {
  const value: CellValue = cell.value;
  if (value !== null && typeof value === 'object' && ('formula' in value || 'sharedFormula' in value)) {
    const result = plainCell(value.result ?? null, longNumber);
    return result ? { ...result, formula: 'with-result' } : { text: '', kind: 'text', formula: 'no-result' };
  }
  return plainCell(value, longNumber);
}

function plainCell(value: CellValue, longNumber: string | undefined): GridCell | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value === '' ? null : { text: value, kind: 'text' };
  if (typeof value === 'number') return numberCell(value, longNumber);
  if (typeof value === 'boolean') return { text: value ? '是' : '否', kind: 'text' };
  if (value instanceof Date) return { text: wallClock(value), kind: 'time' };
  if ('error' in value) return { text: String(value.error), kind: 'error' };
  if ('richText' in value) return { text: value.richText.map((run) => run.text).join(''), kind: 'text' };
  if ('text' in value) return plainCell(value.text as CellValue, longNumber);
  return null;
}

function numberCell(value: number, longNumber: string | undefined): GridCell {
  if (!Number.isInteger(value)) return { text: String(value), kind: 'number' };
  const digits = longNumber ?? BigInt(value).toString();
  const significant = digits.replace(/^-/u, '');
  if (significant.length <= 15) return { text: digits, kind: 'number' };
  const zeroed = /^0+$/u.test(significant.slice(15));
  return zeroed || longNumber === undefined
    ? { text: digits, kind: 'number', rounded: true }
    : { text: digits, kind: 'number' };
}

/** Excel dates carry no zone: the library gives their wall clock as UTC. */
function wallClock(date: Date): string {
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 19).replace('T', ' ');
}
