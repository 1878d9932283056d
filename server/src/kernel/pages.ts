import { invalid } from './errors.ts';

/** A page of a list, by key: `next` continues after the last row, null at the end. */
export interface Page<Row> {
  rows: Row[];
  next: string | null;
}

export const PAGE_SIZE = 50;

/** An opaque place in a list: the sort keys of the last row shown. */
export const writeCursor = (keys: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(keys)).toString('base64url');

/** @throws invalid `http.bad_cursor` on anything that writeCursor did not make for a list with `count` keys */
export function readCursor(cursor: string, count: number): (string | number)[] {
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const whole = Array.isArray(keys) && keys.length === count;
    if (whole && keys.every((key) => typeof key === 'string' || typeof key === 'number')) return keys;
  } catch {
    // Falls through to the refusal below.
  }
  throw invalid('http.bad_cursor');
}

/** Cuts one row too many off a list and turns it into the cursor. */
export function pageOf<Row>(rows: Row[], size: number, keys: (row: Row) => (string | number)[]): Page<Row> {
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > size && last !== undefined ? writeCursor(keys(last)) : null };
}
