import { bodyOf } from '@heyi/api-client';
import { api } from '../app/api.ts';

export function readSale(saleId: string) {
  return bodyOf(api.GET('/api/admin/sales/{saleId}', { params: { path: { saleId } } }));
}
export type Sale = Awaited<ReturnType<typeof readSale>>;
export type SaleState = Sale['state'];

/** The tone of a sale's tag. */
export const toneOf: Readonly<Record<SaleState, 'plain' | 'wait' | 'done' | 'note' | 'off'>> = {
  draft: 'off',
  upcoming: 'note',
  open: 'done',
  closed: 'plain',
  archived: 'off',
};

/** What may be done with a sale in a state; the server has the last word. */
export const mayIn: Readonly<Record<SaleState, readonly ('edit' | 'open' | 'extend' | 'close' | 'archive')[]>> = {
  draft: ['edit', 'open', 'archive'],
  upcoming: ['edit', 'extend', 'close'],
  open: ['edit', 'extend', 'close'],
  closed: ['extend', 'archive'],
  archived: [],
};
