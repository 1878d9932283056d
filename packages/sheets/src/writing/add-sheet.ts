import type { Row, WorkbookWriter, WorksheetWriter } from '@cj-tech-master/excelts';
import { columnLetter } from '../reading/grid.ts';
import { cleanText } from './cell-output.ts';
import type { CellOutput } from './cell-output.ts';
import { columnWidths, widestColumn } from './fit-columns.ts';
import { layOutRows } from './lay-out-rows.ts';
import type { LaidRow } from './lay-out-rows.ts';
import type { WriteSheet } from './sheet-spec.ts';
import { cellStyle, isNumeric, titleStyle } from './sheet-styles.ts';
import { widestLine } from './text-width.ts';

const lastExcelColumn = 16_383;

/** Streams one sheet into a workbook; its name is taken as given. */
export function addSheet(workbook: WorkbookWriter, spec: WriteSheet, timeZone: string): void {
  const headerRow = spec.title === undefined ? 1 : 2;
  const sheet = workbook.addWorksheet(spec.name, {
    views: [{ state: 'frozen', xSplit: 0, ySplit: headerRow }],
    properties: { defaultRowHeight: 18 },
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
  sheet.columns = columnWidths(spec, timeZone).map((width) => ({ width }));
  if (spec.title !== undefined) addTitle(sheet, spec, spec.title);
  addHeader(sheet, spec);
  let filtered = headerRow;
  let at = headerRow;
  for (const laid of layOutRows(spec, headerRow + 1, timeZone)) {
    if (laid.role !== 'break') at++;
    if (laid.role === 'body') filtered = at;
    if (laid.role === 'body') bodyRow(sheet, spec, laid).commit();
    else if (laid.role === 'sum') sumRow(sheet, spec, laid).commit();
    if (laid.role === 'break' || (laid.role === 'sum' && laid.breakAfter)) {
      sheet.rowBreaks.push({ id: at, max: lastExcelColumn, man: 1 });
    }
  }
  sheet.autoFilter = `A${headerRow}:${columnLetter(spec.columns.length - 1)}${filtered}`;
  sheet.commit();
}

function addTitle(sheet: WorksheetWriter, spec: WriteSheet, title: string): void {
  const row = sheet.addRow([cleanText(title)]);
  row.height = 26;
  row.getCell(1).style = titleStyle;
  if (spec.columns.length > 1) sheet.mergeCells(1, 1, 1, spec.columns.length);
  row.commit();
}

function addHeader(sheet: WorksheetWriter, spec: WriteSheet): void {
  const row = sheet.addRow(spec.columns.map(({ title }) => cleanText(title)));
  row.height = 22;
  spec.columns.forEach(({ kind }, index) => {
    const look = { role: 'header', kind, right: isNumeric(kind), wrap: true, cutAbove: false } as const;
    row.getCell(index + 1).style = cellStyle(look);
  });
  row.commit();
}

function bodyRow(sheet: WorksheetWriter, spec: WriteSheet, laid: LaidRow & { role: 'body' }): Row {
  const row = sheet.addRow(laid.cells.map(plainValue));
  spec.columns.forEach(({ kind }, index) => {
    const value = laid.cells[index];
    const text = typeof value === 'string' ? value : '';
    const wrap = text.includes('\n') || (text.length * 2 > widestColumn && widestLine(text) > widestColumn);
    const look = { role: 'body', right: isNumeric(kind), wrap, cutAbove: laid.cutAbove } as const;
    row.getCell(index + 1).style = cellStyle({ ...look, kind: text === '' ? kind : 'text' });
  });
  return row;
}

function plainValue(value: CellOutput): string | number | Date | null {
  return value !== null && typeof value === 'object' ? value.wallClock : value;
}

/** A bold row of sums. SUBTOTAL leaves other sums out and follows the filter; the result is saved with it. */
function sumRow(sheet: WorksheetWriter, spec: WriteSheet, laid: LaidRow & { role: 'sum' }): Row {
  const row = sheet.addRow([]);
  const labelColumn = laid.sums.indexOf(null);
  spec.columns.forEach(({ kind }, index) => {
    const cell = row.getCell(index + 1);
    const result = laid.sums[index] ?? null;
    const range = `${columnLetter(index)}${laid.firstRow}:${columnLetter(index)}${laid.lastRow}`;
    if (result !== null) cell.value = { formula: `SUBTOTAL(109,${range})`, result };
    if (index === labelColumn) cell.value = laid.label;
    cell.style = cellStyle({ role: 'sum', kind, right: isNumeric(kind), wrap: false, cutAbove: false });
  });
  return row;
}
