import type { GridCell } from '../reading/grid.ts';
import { blank } from './cell-value.ts';
import type { CellValue } from './cell-value.ts';
import { halfWidth, isPlaceholder, plainText } from './plain-text.ts';

/**
 * An order number, code or tracking number, as text without loss. `1.93068E+15` gives a problem and no value unless
 * every digit is still there; `1234.0` is 1234 and Taobao's `No:1234` too.
 */
export function readIdentifier(cell: GridCell): CellValue {
  const text = plainText(cell.text).replace(/^no\s*[:：.]\s*(?=[a-z\d])/iu, '');
  if (text === '' || isPlaceholder(text)) return blank;
  if (cell.kind === 'number' && cell.rounded) return { problem: 'number_rounded' };
  const whole = wholeNumberText(halfWidth(text));
  if (whole === 'destroyed') return { problem: 'number_destroyed' };
  return { value: whole ?? (/^[\x21-\x7e\uff01-\uff5e\s]+$/u.test(text) ? halfWidth(text).trim() : text) };
}

/** The digits of a number written as `1.38E+10` or `138.0`; null for any other text. */
export function wholeNumberText(text: string): string | 'destroyed' | null {
  const decimal = /^(\d{4,})\.0+$/u.exec(text);
  if (decimal) return decimal[1] ?? null;
  const scientific = /^(\d)(?:\.(\d+))?e\+?(\d{1,3})$/iu.exec(text);
  if (!scientific) return null;
  const digits = `${scientific[1]}${scientific[2] ?? ''}`;
  const length = Number(scientific[3]) + 1;
  if (length < 6) return null;
  return digits.length === length ? digits : 'destroyed';
}
