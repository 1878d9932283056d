import { Writable } from 'node:stream';
import { addSheet } from './add-sheet.ts';
import { sheetName } from './sheet-name.ts';
import type { WriteOptions } from './sheet-spec.ts';

/**
 * Writes a workbook: frozen header, filter, print titles, widths fitted to Chinese text, real numbers. Text is written
 * as text, so `=HYPERLINK(` in a nickname stays a nickname.
 */
export async function writeSheet(options: WriteOptions): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const sink = new Writable({
    write(chunk: Uint8Array, _encoding, done) {
      chunks.push(Uint8Array.from(chunk));
      done();
    },
  });
  await writeSheetTo(sink, options);
  return new Uint8Array(Buffer.concat(chunks));
}

/** Writes the same workbook into a stream, row by row, so that memory stays small; ends the stream. */
export async function writeSheetTo(stream: Writable, options: WriteOptions): Promise<void> {
  const { WorkbookWriter } = await import('@cj-tech-master/excelts');
  const stamp = options.createdAt ?? new Date(0);
  const creator = options.creator ?? '合一';
  const workbook = new WorkbookWriter({
    stream,
    creator,
    lastModifiedBy: creator,
    created: stamp,
    modified: stamp,
    useStyles: true,
    useSharedStrings: true,
  });
  const taken = new Set<string>();
  for (const sheet of options.sheets) {
    addSheet(workbook, { ...sheet, name: sheetName(sheet.name, taken) }, options.timeZone ?? 'Asia/Shanghai');
  }
  await workbook.commit();
}
