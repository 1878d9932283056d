import type { GridCell } from '../reading/grid.ts';
import { blank } from './cell-value.ts';
import type { CellValue } from './cell-value.ts';
import { isPlaceholder, plainText } from './plain-text.ts';

/** Text as written, without the wrappers of exports. Stars alone are a platform's mask and give no value. */
export function readText(cell: GridCell): CellValue {
  const text = plainText(cell.text);
  if (text === '' || isPlaceholder(text)) return blank;
  if (/^\*+$/u.test(text)) return { problem: 'masked_value' };
  if (text.includes('\ufffd')) return { value: text, problem: 'text_damaged' };
  return { value: text };
}
