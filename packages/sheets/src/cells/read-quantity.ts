import type { GridCell } from '../reading/grid.ts';
import { blank } from './cell-value.ts';
import type { CellValue } from './cell-value.ts';
import { halfWidth, isPlaceholder, plainText } from './plain-text.ts';

const unitWords =
  '份|件|个|箱|盒|袋|瓶|只|包|条|斤|公斤|千克|kg|克|g|套|组|提|桶|罐|把|串|枚|颗|板|框|筐|单|双|支|打|尾|块|张|本|台|升|l|ml';
const quantityForm = new RegExp(`^(?:[x×*]\\s*)?([+-]?\\d+(?:\\.\\d+)?)\\s*(?:${unitWords})?$`, 'iu');

/** A quantity with at most three decimals: `2`, `2.0`, `1,200`, `×3`, `2份`. */
export function readQuantity(cell: GridCell): CellValue {
  const text = halfWidth(plainText(cell.text));
  if (text === '' || isPlaceholder(text)) return blank;
  const number = quantityForm.exec(withoutThousands(text))?.[1];
  if (number === undefined) return { problem: 'not_a_number' };
  const exact = settleFloat(number, 3);
  if (exact === null) return { problem: 'quantity_too_precise' };
  return { value: Number(exact) };
}

/** `1,234.5` → `1234.5`; anything whose commas are not thousands separators stays as it is. */
export function withoutThousands(text: string): string {
  return /\d{1,3}(,\d{3})+(?!\d)/u.test(text) && !/,\d{1,2}(?!\d)/u.test(text) ? text.replaceAll(',', '') : text;
}

/**
 * A decimal text with at most `places` decimals, or null when it has more. The noise of binary fractions that Excel
 * stores, as in 35.099999999999994, is taken off.
 */
export function settleFloat(text: string, places: number): string | null {
  const [whole = '', decimals = ''] = text.split('.');
  const trimmed = decimals.replace(/0+$/u, '');
  if (trimmed.length <= places) return trimmed === '' ? whole : `${whole}.${trimmed}`;
  if (decimals.length < 10) return null;
  const near = Number(text).toFixed(places);
  return Math.abs(Number(near) - Number(text)) < 1e-7 ? settleFloat(near, places) : null;
}
