import type { GridCell } from '../reading/grid.ts';
import type { CellKind } from '../vocabulary/vocabulary.ts';
import type { CellValue } from './cell-value.ts';
import { readIdentifier } from './read-identifier.ts';
import { readMoney } from './read-money.ts';
import { readPhone } from './read-phone.ts';
import { readQuantity } from './read-quantity.ts';
import { readText } from './read-text.ts';
import { readTime } from './read-time.ts';

export interface CellContext {
  timeZone: string;
  fenPerUnit: 1 | 100;
}

/** Reads a cell as its field's kind. A formula's saved result is used and reported. */
export function readCell(cell: GridCell, kind: CellKind, context: CellContext): CellValue {
  if (cell.formula === 'no-result') return { problem: 'formula_without_value' };
  if (cell.kind === 'error') return { problem: 'cell_error' };
  const read = readKind(cell, kind, context);
  return cell.formula && read.value !== undefined && !read.problem ? { ...read, problem: 'formula_value_used' } : read;
}

/** No number, phone or time is longer; longer text is not even looked at. */
const longest = 100;
const tooLong = { quantity: 'not_a_number', money: 'not_money', time: 'not_a_time', phone: 'phone_suspect' } as const;

function readKind(cell: GridCell, kind: CellKind, context: CellContext): CellValue {
  if (cell.text.length > longest && kind !== 'text' && kind !== 'identifier') return { problem: tooLong[kind] };
  switch (kind) {
    case 'text':
      return readText(cell);
    case 'identifier':
      return readIdentifier(cell);
    case 'phone':
      return readPhone(cell);
    case 'quantity':
      return readQuantity(cell);
    case 'money':
      return readMoney(cell, context.fenPerUnit);
    case 'time':
      return readTime(cell, context.timeZone);
  }
}
