import { createHash } from 'node:crypto';

/** A downloaded bill: rows and the closing line, each by the name of its column. */
export interface Bill {
  readonly rows: readonly Readonly<Record<string, string>>[];
  readonly summary: Readonly<Record<string, string>>;
}

const byteOrderMark = '\uFEFF';
const mark = '`';

/** The hash that announces a bill: SHA-1 over its uncompressed bytes, in hex. */
export function billHash(bytes: string | Buffer): string {
  return createHash('sha1').update(bytes).digest('hex');
}

/**
 * Reads a trade or fund-flow bill. Every value begins with a backtick and nothing is quoted, so values may hold commas
 * and quotation marks; columns are found by name, for older accounts have others.
 * @throws Error when the two closing lines are missing or a row has not as many values as there are columns
 */
export function readBill(text: string): Bill {
  const lines = text
    .replace(byteOrderMark, '')
    .split(/\r?\n/)
    .filter((line) => line !== '');
  const header = lines[0];
  const [summaryHeader, summaryValues] = lines.slice(-2);
  const complete = lines.length >= 3 && !summaryHeader?.startsWith(mark) && summaryValues?.startsWith(mark);
  if (header === undefined || summaryHeader === undefined || summaryValues === undefined || !complete) {
    throw new Error('the bill is cut short: its closing lines are missing');
  }
  const columns = namesOf(header);
  return {
    rows: lines.slice(1, -2).map((line, index) => rowOf(columns, line, index + 2)),
    summary: rowOf(namesOf(summaryHeader), summaryValues, lines.length),
  };
}

/** Writes a bill in the same bytes: byte order mark, CRLF, a backtick before every value, none before a name. */
export function writeBill(columns: readonly string[], { rows, summary }: Bill): string {
  const line = (names: readonly string[], row: Readonly<Record<string, string>>) =>
    names.map((name) => mark + (row[name] ?? '')).join(',');
  const totals = Object.keys(summary);
  const lines = [columns.join(','), ...rows.map((row) => line(columns, row)), totals.join(','), line(totals, summary)];
  return byteOrderMark + lines.map((each) => `${each}\r\n`).join('');
}

const namesOf = (line: string): string[] => line.split(',').map((name) => name.trim());

function rowOf(columns: readonly string[], line: string, number: number): Record<string, string> {
  const values = line.slice(mark.length).split(`,${mark}`);
  if (!line.startsWith(mark) || values.length !== columns.length) {
    throw new Error(`line ${number} of the bill has ${values.length} values for ${columns.length} columns`);
  }
  return Object.fromEntries(columns.map((name, index) => [name, values[index] ?? '']));
}
