import { stringify } from 'csv-stringify/sync';
import { cellOutput, cleanText } from './cell-output.ts';
import type { CellOutput } from './cell-output.ts';
import type { ColumnKind, WriteSheet } from './sheet-spec.ts';

/**
 * Writes one sheet as csv that Excel opens rightly: UTF-8 with byte order mark, CRLF, money in yuan with two decimals.
 * Text that a spreadsheet would run as a formula gets a leading `'`; digits longer than 11 get a closing tab so that
 * they are not turned into scientific notation. `readSheet` takes both off again.
 */
export function writeCsv(sheet: WriteSheet, options: { timeZone?: string } = {}): Uint8Array {
  const timeZone = options.timeZone ?? 'Asia/Shanghai';
  const header = sheet.columns.map(({ title }) => safeText(cleanText(title)));
  const rows = sheet.rows.map((row) =>
    sheet.columns.map(({ kind }, index) => csvText(cellOutput(row[index], kind, timeZone), kind)),
  );
  const text = stringify([header, ...rows], { record_delimiter: '\r\n' });
  return new TextEncoder().encode(`\ufeff${text}`);
}

function csvText(value: CellOutput, kind: ColumnKind): string {
  if (value === null) return '';
  if (typeof value === 'string') return safeText(value);
  if (typeof value === 'number') return kind === 'money' ? value.toFixed(2) : String(value);
  return value.wallClock.toISOString().slice(0, 19).replace('T', ' ');
}

function safeText(text: string): string {
  if (/^\s*[=+\-@＝＋－＠\t\r]/u.test(text)) return `'${text}`;
  return /^\d{12,}$/u.test(text) ? `${text}\t` : text;
}
