import { Workbook } from '@cj-tech-master/excelts';
import type { CellValue, Worksheet } from '@cj-tech-master/excelts';

export interface MadeSheet {
  name?: string;
  hidden?: boolean;
  rows: CellValue[][];
  merges?: string[];
  change?: (sheet: Worksheet) => void;
}

/** An xlsx as another program would make it, cell by cell. */
export async function makeXlsx(...sheets: MadeSheet[]): Promise<Uint8Array> {
  const workbook = new Workbook();
  sheets.forEach(({ name, hidden, rows, merges = [], change }, index) => {
    const sheet = workbook.addWorksheet(name ?? `Sheet${index + 1}`, hidden ? { state: 'hidden' } : {});
    for (const row of rows) sheet.addRow(row);
    for (const merge of merges) sheet.mergeCells(merge);
    change?.(sheet);
  });
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
