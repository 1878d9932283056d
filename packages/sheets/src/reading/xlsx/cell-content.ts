import type { GridCell } from '../grid.ts';
import { unescaped } from './shared-strings.ts';

/** One cell element as stored. */
export interface StoredCell {
  type: string;
  style: number;
  /** Null when the cell has no value element. */
  value: string | null;
  hasFormula: boolean;
}

export interface CellContext {
  strings: readonly string[];
  dates: ReadonlySet<number>;
  from1904: boolean;
}

const dayMilliseconds = 86_400_000;

/** What the cell says; null when it is empty. A formula gives its saved result and is never evaluated. */
export function cellContent(stored: StoredCell, context: CellContext): GridCell | null {
  const { value, hasFormula } = stored;
  if (value === null) return hasFormula ? { text: '', kind: 'text', formula: 'no-result' } : null;
  const plain = plainContent(stored, value, context);
  if (plain === null) return null;
  return hasFormula ? { ...plain, formula: 'with-result' } : plain;
}

function plainContent(stored: StoredCell, value: string, context: CellContext): GridCell | null {
  switch (stored.type) {
    case 's':
      return textCell(context.strings[Number(value)] ?? '');
    case 'str':
    case 'inlineStr':
      return textCell(unescaped(value));
    case 'b':
      return textCell(value.trim() === '1' ? '是' : '否');
    case 'e':
      return { text: value, kind: 'error' };
    case 'd':
      return { text: value.trim().slice(0, 19).replace('T', ' '), kind: 'time' };
    default:
      return numberContent(value.trim(), stored.style, context);
  }
}

function textCell(text: string): GridCell | null {
  return text.trim() === '' ? null : { text, kind: 'text' };
}

function numberContent(value: string, style: number, context: CellContext): GridCell | null {
  const number = Number(value);
  if (value === '' || Number.isNaN(number)) return textCell(value);
  if (context.dates.has(style) && number >= 1 && number < 2_958_466) {
    return { text: wallClock(number, context.from1904), kind: 'time' };
  }
  if (!/^-?\d+(\.0*)?$/u.test(value) && !Number.isInteger(number)) return { text: String(number), kind: 'number' };
  const digits = /^-?\d+$/u.test(value) ? value : BigInt(number).toString();
  return isRounded(digits) ? { text: digits, kind: 'number', rounded: true } : { text: digits, kind: 'number' };
}

/** Excel keeps 15 digits: zeros from the sixteenth on are its own. Other programs store every digit. */
function isRounded(digits: string): boolean {
  return /^-?\d{15}0+$/u.test(digits) && digits.replace('-', '').length > 15;
}

/** Days since 1899-12-30 (or 1904-01-01) as the clock on the wall; Excel dates carry no zone. */
function wallClock(serial: number, from1904: boolean): string {
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const instant = Math.round((serial * dayMilliseconds) / 1000) * 1000 + start;
  return new Date(instant).toISOString().slice(0, 19).replace('T', ' ');
}
