import type { RouteLocationRaw } from 'vue-router';

const SOON = 24 * 3_600_000;

/** What the server says waits; the part of it that tasks are made of. */
export interface Waiting {
  sales: { saleId: string; title: string; endsAt: string; orderCount: number }[];
  pastes: { pasteId: string; saleTitle: string; ready: number; waiting: number }[];
  toSend: { saleId: string; title: string; orderCount: number }[];
  claimedCount: number;
  unpaidCount: number;
  unpaidFen: number;
  prepareCount: number;
  pickupCount: number;
}

export type TaskKind = 'claimed' | 'unpaid' | 'paste' | 'ending' | 'send' | 'pickup' | 'prepare';

export interface Task {
  key: string;
  kind: TaskKind;
  /** The sale it is about. */
  sale: string;
  count: number;
  /** Money that waits, entries that need a look, or the deadline: what the kind speaks of. */
  fen: number;
  ready: number;
  endsAt: string;
  to: RouteLocationRaw;
}

const orders = (show: string): RouteLocationRaw => ({ name: 'orders', query: { show } });
const nothing = { sale: '', count: 0, fen: 0, ready: 0, endsAt: '' };

/**
 * What to do next, first things first: money that is there or owed, orders that are not yet in, the last call of a sale
 * that ends within a day, goods of sales that have ended, and what can wait.
 */
export function tasksOf(now: Waiting, at: Date): Task[] {
  const ending = now.sales.filter((sale) => {
    const left = new Date(sale.endsAt).getTime() - at.getTime();
    return left > 0 && left <= SOON;
  });
  const counted = (kind: TaskKind, count: number, to: RouteLocationRaw, fen = 0): Task[] =>
    count > 0 ? [{ ...nothing, key: kind, kind, count, fen, to }] : [];
  return [
    ...counted('claimed', now.claimedCount, orders('claimed')),
    ...counted('unpaid', now.unpaidCount, orders('to_pay'), now.unpaidFen),
    ...now.pastes.map(({ pasteId, saleTitle, ready, waiting }): Task => {
      const to = { path: `/intake/${pasteId}` };
      return { ...nothing, key: pasteId, kind: 'paste', sale: saleTitle, count: waiting, ready, to };
    }),
    ...ending.map(({ saleId, title, endsAt, orderCount }): Task => {
      const to = { name: 'sale', params: { saleId }, query: { share: '1' } };
      return { ...nothing, key: `ending ${saleId}`, kind: 'ending', sale: title, count: orderCount, endsAt, to };
    }),
    ...now.toSend.map(({ saleId, title, orderCount }): Task => {
      const to = { name: 'fulfilment', query: { saleId } };
      return { ...nothing, key: `send ${saleId}`, kind: 'send', sale: title, count: orderCount, to };
    }),
    ...counted('pickup', now.pickupCount, orders('to_hand_over')),
    ...counted('prepare', now.prepareCount, orders('to_prepare')),
  ];
}
