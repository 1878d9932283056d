import type { GridCell } from '../reading/grid.ts';
import { blank } from './cell-value.ts';
import type { CellValue } from './cell-value.ts';
import { halfWidth, isPlaceholder, plainText } from './plain-text.ts';
import { settleFloat, withoutThousands } from './read-quantity.ts';

const moneyForm =
  /^([+-]?)\s*(?:[¥￥]|rmb|cny)?\s*([+-]?)(\d+(?:\.\d*)?|\.\d+)\s*(?:元|块|圆|rmb|cny)?(?:\/\S{1,3})?$/iu;

/** An amount in fen: `35`, `¥35.00`, `35元`, `1,234.50`, `(12.00)`. `fenPerUnit` is 1 for a column headed （分）. */
export function readMoney(cell: GridCell, fenPerUnit: 1 | 100): CellValue {
  const text = halfWidth(plainText(cell.text));
  if (text === '' || isPlaceholder(text)) return blank;
  const bracketed = /^\((.+)\)$/u.exec(text);
  const match = moneyForm.exec(withoutThousands(bracketed?.[1] ?? text));
  if (!match) return { problem: 'not_money' };
  const negative = bracketed !== null || match[1] === '-' || match[2] === '-';
  const places = fenPerUnit === 100 ? 2 : 0;
  const exact = settleFloat(match[3] ?? '', places);
  if (exact === null) return { problem: 'money_too_precise' };
  const [whole = '0', decimals = ''] = exact.split('.');
  const fen = Number(`${whole === '' ? '0' : whole}${decimals.padEnd(places, '0')}`);
  if (!Number.isSafeInteger(fen)) return { problem: 'not_money' };
  return { value: negative && fen !== 0 ? -fen : fen };
}
