import type { GoodsRow } from '@heyi/sheets';
import { isSellable, QUANTITY_MAX } from '../../kernel/quantity.ts';
import { textLimits, type RefusalReason } from './goods.ts';

const MONEY_MAX_FEN = 1_000_000_000;

export interface RowFault {
  reason: RefusalReason;
  about: string;
}

/** Why the values of a row cannot be kept, whatever the catalog holds; undefined when they can. */
export function checkRow(values: GoodsRow): RowFault | undefined {
  for (const [field, limit] of Object.entries(textLimits)) {
    const text = values[field as keyof typeof textLimits];
    if (text !== undefined && text.trim().length > limit) return { reason: 'too_long', about: field };
  }
  for (const field of ['price', 'cost'] as const) {
    const amount = values[field];
    if (amount !== undefined && (amount < 0 || amount > MONEY_MAX_FEN)) return { reason: 'out_of_range', about: field };
  }
  const { stock, limitPerPerson: limit } = values;
  if (stock !== undefined && (stock < 0 || stock > QUANTITY_MAX)) return { reason: 'out_of_range', about: 'stock' };
  if (limit !== undefined && (limit <= 0 || limit > QUANTITY_MAX)) {
    return { reason: 'out_of_range', about: 'limitPerPerson' };
  }
  return undefined;
}

/** The step new goods are sold in: whole units, or halves where the sheet's own limit is a half. */
export const stepOf = (values: GoodsRow): number =>
  values.limitPerPerson !== undefined && !isSellable(values.limitPerPerson, 1) ? 0.5 : 1;
