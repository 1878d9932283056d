import type { Token } from '../scan/token.ts';

/** What belongs to an order wherever it stands. */
export const ORDER_KINDS = new Set<Token['kind']>([
  'item',
  'badcode',
  'number',
  'amount',
  'spec',
  'paid',
  'unpaid',
  'partial',
  'cancel',
  'pending',
  'reference',
  'each',
  'all',
  'change',
  'less',
  'conditional',
  'pickup',
]);
/** What may stand between the words of an order. */
export const FREE_KINDS = new Set<Token['kind']>([
  'space',
  'comma',
  'stop',
  'open',
  'close',
  'filler',
  'and',
  'symbol',
  'add',
  'remove',
  'total',
  'about',
  'quantityLabel',
  'itemLabel',
]);
/** True where every token is part of an order and at least one of them orders something. */
export function isOrder(tokens: Token[]): boolean {
  return (
    tokens.every((token) => ORDER_KINDS.has(token.kind) || FREE_KINDS.has(token.kind)) &&
    tokens.some((token) => ORDER_KINDS.has(token.kind))
  );
}
