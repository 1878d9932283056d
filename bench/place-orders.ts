import { randomInt, randomUUID } from 'node:crypto';
import type { LoadRequest } from 'autocannon';
import type { Sample } from './figures.ts';
import type { Filled } from './fill-shop.ts';
import { load } from './load.ts';

const anyOf = <T>(all: readonly T[]): T => all[randomInt(all.length)]!;

/** Places orders of two lines over HTTP, each with a key of its own. `hot`: everybody wants the same two goods. */
export function placeOverHttp(
  url: string,
  filled: Filled,
  options: { hot: boolean; seconds: number },
): Promise<Sample> {
  const offers = options.hot ? filled.offers.slice(0, 1) : filled.offers;
  const setupRequest = (request: LoadRequest): LoadRequest => {
    const { saleId, itemA, itemB } = anyOf(offers);
    const { name, phone, cookie } = anyOf(filled.visitors);
    const lines = [itemA, itemB].map((itemId) => ({ itemId, quantity: 1 }));
    const delivery = { kind: 'pickup', recipientName: name, phone };
    const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID(), cookie };
    return { ...request, headers, body: JSON.stringify({ saleId, lines, delivery, expectedPayableFen: 3_000 }) };
  };
  return load(url, { method: 'POST', path: '/api/store/orders', setupRequest }, options.seconds);
}
