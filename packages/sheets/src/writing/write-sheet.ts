import type { Workbook } from '@cj-tech-master/excelts';
import { addSheet } from './add-sheet.ts';
import { sheetName } from './sheet-name.ts';
import type { WriteOptions } from './sheet-spec.ts';

/**
 * Writes a workbook: frozen header, filter, print titles, widths fitted to Chinese text, real numbers. Text is written
 * as text, so `=HYPERLINK(` in a nickname stays a nickname.
 */
export async function writeSheet(options: WriteOptions): Promise<Uint8Array> {
  const { Workbook } = await import('@cj-tech-master/excelts');
  const workbook: Workbook = new Workbook();
  const stamp = options.createdAt ?? new Date(0);
  workbook.creator = options.creator ?? '合一';
  workbook.created = stamp;
  workbook.modified = stamp;
  const taken = new Set<string>();
  for (const sheet of options.sheets) {
    addSheet(workbook, { ...sheet, name: sheetName(sheet.name, taken) }, options.timeZone ?? 'Asia/Shanghai');
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer({ zip: { modTime: new Date(Date.UTC(2000, 0, 1)) } }));
}
