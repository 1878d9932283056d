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

/** What stands at a place of a cursor: the types that a list is ordered by. */
interface Keys {
  id: string;
  instant: string;
  /** From 0 up, as an `int` column holds it. */
  integer: number;
  text: string;
}

type Shape = readonly (keyof Keys)[];
type KeysOf<S extends Shape> = { -readonly [Place in keyof S]: Keys[S[Place]] };

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/;
const INTEGER_MAX = 2 ** 31 - 1;

const fits: { readonly [Key in keyof Keys]: (value: unknown) => boolean } = {
  id: (value) => typeof value === 'string' && ID.test(value),
  instant: (value) => typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value)),
  integer: (value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= INTEGER_MAX,
  text: (value) => typeof value === 'string' && value.isWellFormed() && !value.includes('\u0000'),
};

/**
 * The place that a list goes on after; nothing without a cursor.
 * @param shape what the list is ordered by, key by key
 * @throws invalid `http.bad_cursor` on anything that writeCursor could not have made for such a list
 */
export function readCursor<const S extends Shape>(cursor: string | undefined, shape: S): KeysOf<S> | [] {
  if (cursor === undefined) return [];
  const keys = parse(cursor);
  const whole = Array.isArray(keys) && keys.length === shape.length;
  if (!whole || !shape.every((kind, place) => fits[kind](keys[place]))) throw invalid('http.bad_cursor');
  return keys as KeysOf<S>;
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Cuts one row too many off a list and turns it into the cursor. */
export function pageOf<Row>(rows: Row[], size: number, keys: (row: Row) => (string | number)[]): Page<Row> {
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > size && last !== undefined ? writeCursor(keys(last)) : null };
}
