import type { Cell, Row, Workbook, Worksheet } from '@cj-tech-master/excelts';
import { columnLetter } from '../reading/grid.ts';
import { cellOutput, cleanText } from './cell-output.ts';
import type { CellOutput } from './cell-output.ts';
import type { ColumnKind, WriteSheet } from './sheet-spec.ts';
import { widestLine } from './text-width.ts';

const formats: Record<ColumnKind, string> = {
  text: '@',
  number: 'General',
  money: '#,##0.00',
  date: 'yyyy-mm-dd hh:mm',
};
const widest = 48;
const narrowest = 6;
const fittedRows = 500;

/** One block of rows between cut lines: its first and last sheet row. */
interface Block {
  label: string;
  first: number;
  last: number;
}

/** Adds one sheet to a workbook; its name is taken as given. */
export function addSheet(workbook: Workbook, spec: WriteSheet, timeZone: string): void {
  const headerRow = spec.title === undefined ? 1 : 2;
  const sheet = workbook.addWorksheet(spec.name, {
    views: [{ state: 'frozen', xSplit: 0, ySplit: headerRow }],
    pageSetup: {
      paperSize: 9,
      orientation: spec.landscape ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `1:${headerRow}`,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.2, footer: 0.3 },
    },
    headerFooter: { oddFooter: '&C第 &P 页，共 &N 页' },
  });
  if (spec.title !== undefined) addTitle(sheet, spec);
  addHeader(sheet, spec, headerRow);
  const outputs = spec.rows.map((row) => spec.columns.map(({ kind }, index) => cellOutput(row[index], kind, timeZone)));
  const blocks = addRows(sheet, spec, { outputs, firstRow: headerRow + 1 });
  const lastRow = blocks.at(-1)?.last ?? headerRow;
  const lastColumn = columnLetter(spec.columns.length - 1);
  sheet.autoFilter = `A${headerRow}:${lastColumn}${Math.max(lastRow, headerRow)}`;
  if (spec.totals) addSum(sheet, spec, { label: '合计', first: headerRow + 1, last: lastRow });
  fitColumns(sheet, spec, outputs);
}

function addTitle(sheet: Worksheet, spec: WriteSheet): void {
  const row = sheet.addRow([cleanText(spec.title ?? '')]);
  row.height = 26;
  row.getCell(1).style = { font: { bold: true, size: 14 }, alignment: { vertical: 'middle' } };
  if (spec.columns.length > 1) sheet.mergeCells(1, 1, 1, spec.columns.length);
}

function addHeader(sheet: Worksheet, spec: WriteSheet, headerRow: number): void {
  const row = sheet.addRow(spec.columns.map(({ title }) => cleanText(title)));
  row.height = 22;
  spec.columns.forEach(({ kind }, index) => {
    row.getCell(index + 1).style = {
      font: { bold: true },
      fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEFF3EE' } },
      border: { bottom: { style: 'thin', color: { argb: 'FF8A9A8A' } } },
      alignment: { vertical: 'middle', horizontal: isNumeric(kind) ? 'right' : 'left', wrapText: true },
    };
  });
  row.commit();
  sheet.properties.defaultRowHeight = 18;
  if (headerRow !== row.number) throw new Error('the header must follow the title');
}

function addRows(sheet: Worksheet, spec: WriteSheet, body: { outputs: CellOutput[][]; firstRow: number }): Block[] {
  const blocks: Block[] = [];
  body.outputs.forEach((cells, index) => {
    const label = spec.groups ? String(spec.rows[index]?.[spec.groups.column] ?? '') : '';
    let block = blocks.at(-1);
    if (!block || (spec.groups && block.label !== label)) {
      if (block) closeBlock(sheet, spec, block);
      block = { label, first: sheet.rowCount + 1, last: sheet.rowCount };
      blocks.push(block);
    }
    const row = sheet.addRow(cells.map(plainValue));
    styleRow(row, spec, row.number === block.first && blocks.length > 1);
    block.last = row.number;
  });
  const last = blocks.at(-1);
  if (last && spec.groups?.subtotals) last.last = addSum(sheet, spec, { ...last, label: '小计' });
  return blocks;
}

function closeBlock(sheet: Worksheet, spec: WriteSheet, block: Block): void {
  if (spec.groups?.subtotals) block.last = addSum(sheet, spec, { ...block, label: '小计' });
  if (spec.groups?.pageBreak) sheet.getRow(block.last).addPageBreak();
}

function plainValue(value: CellOutput): string | number | Date | null {
  return value !== null && typeof value === 'object' ? value.wallClock : value;
}

function styleRow(row: Row, spec: WriteSheet, cutAbove: boolean): void {
  spec.columns.forEach(({ kind }, index) => {
    const cell: Cell = row.getCell(index + 1);
    const long = typeof cell.value === 'string' && (widestLine(cell.value) > widest || cell.value.includes('\n'));
    cell.style = {
      numFmt: formats[typeof cell.value === 'string' ? 'text' : kind],
      alignment: {
        vertical: 'middle',
        horizontal: isNumeric(kind) ? 'right' : 'left',
        ...(long && { wrapText: true }),
      },
      ...(cutAbove && { border: { top: { style: 'mediumDashed', color: { argb: 'FF555555' } } } }),
    };
  });
}

function isNumeric(kind: ColumnKind): boolean {
  return kind === 'number' || kind === 'money';
}

/** A bold row of sums. SUBTOTAL leaves other sums out and follows the filter; the result is saved with it. */
function addSum(sheet: Worksheet, spec: WriteSheet, block: Block): number {
  const summed = spec.columns.map(({ kind, total }) => isNumeric(kind) && total !== false);
  const labelColumn = Math.max(
    0,
    summed.findIndex((sum) => !sum),
  );
  const row = sheet.addRow([]);
  spec.columns.forEach(({ kind }, index) => {
    const cell = row.getCell(index + 1);
    const letter = columnLetter(index);
    if (index === labelColumn) cell.value = block.label;
    else if (summed[index]) {
      const result = sumOf(sheet, index + 1, block);
      cell.value = {
        formula: `SUBTOTAL(109,${letter}${block.first}:${letter}${Math.max(block.first, block.last)})`,
        result,
      };
    }
    cell.style = {
      numFmt: formats[kind],
      font: { bold: true },
      border: { top: { style: 'thin', color: { argb: 'FF8A9A8A' } } },
      alignment: { vertical: 'middle', horizontal: isNumeric(kind) ? 'right' : 'left' },
    };
  });
  return row.number;
}

/** In thousandths, so that the sum has no binary noise. */
function sumOf(sheet: Worksheet, column: number, block: Block): number {
  let thousandths = 0;
  for (let row = block.first; row <= block.last; row++) {
    const value = sheet.getCell(row, column).value;
    if (typeof value === 'number') thousandths += Math.round(value * 1000);
  }
  return thousandths / 1000;
}

function fitColumns(sheet: Worksheet, spec: WriteSheet, outputs: CellOutput[][]): void {
  spec.columns.forEach(({ title, kind, width }, index) => {
    const shown = outputs.slice(0, fittedRows).map((cells) => shownWidth(cells[index] ?? null, kind));
    const fitted = Math.max(widestLine(title) + 2, ...shown) + 2;
    sheet.getColumn(index + 1).width = width ?? Math.min(widest, Math.max(narrowest, fitted));
  });
}

function shownWidth(value: CellOutput, kind: ColumnKind): number {
  if (value === null) return 0;
  if (typeof value === 'string') return widestLine(value);
  if (typeof value !== 'number') return 16;
  const text = kind === 'money' ? value.toFixed(2) : String(value);
  return text.length + Math.floor(text.length / 4);
}
