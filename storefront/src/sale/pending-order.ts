import type { BrowserStore } from '../app/browser-store.ts';
import type { PlaceOrderBody } from '../app/reply-types.ts';

/** An order that was sent and not answered yet: it may exist or not. */
export interface PendingOrder {
  key: string;
  body: PlaceOrderBody;
  /** When it was first sent, in milliseconds since 1970. */
  sentAt: number;
}

/** The server surely remembers a key this long; later the friend is asked to look at "my orders" instead. */
const remembered = 12 * 3600 * 1000;

/** At most one unanswered order per sale and phone; it outlives a reload, the back button and a closed page. */
export interface PendingOrders {
  /** What is still without an answer. */
  current(): PendingOrder | undefined;
  /** The order to send now: the unanswered one before anything new, so that one wish is never two orders. */
  take(body: PlaceOrderBody): PendingOrder;
  /** Call on a definite answer. */
  settle(): void;
}

/** Gives each new order a key of its own, and holds on to it until it is answered. */
export function createPendingOrders(
  store: BrowserStore<PendingOrder>,
  newKey: () => string,
  now: () => number,
): PendingOrders {
  function current(): PendingOrder | undefined {
    const pending = store.read();
    if (pending && now() - pending.sentAt < remembered) return pending;
    if (pending) store.drop();
    return undefined;
  }
  return {
    current,
    take(body) {
      const unanswered = current();
      if (unanswered) return unanswered;
      const fresh = { key: newKey(), body, sentAt: now() };
      store.write(fresh);
      return fresh;
    },
    settle: () => store.drop(),
  };
}
