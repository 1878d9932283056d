import { bodyOf, once } from '@heyi/api-client';
import { randomKey } from '@heyi/ui/actions/action-key.ts';
import { isUncertain, useAction } from '@heyi/ui/actions/use-action.ts';
import { reactive, ref } from 'vue';
import { api } from '../app/api.ts';
import { createBrowserStore } from '../app/browser-store.ts';
import type { PlacedOrder, PlaceOrderBody } from '../app/reply-types.ts';
import { createPendingOrders, type PendingOrder } from './pending-order.ts';
import { rememberPlaced } from './placed-orders.ts';

/**
 * Places an order of a sale. Whatever happens to the page or the line, one wish is one order: until an answer is
 * there, every try sends the same order with the same key.
 */
export function usePlaceOrder(
  saleCode: string,
  told: { placed: (order: PlacedOrder) => void; refused: (failure: unknown) => void },
) {
  const store = createBrowserStore<PendingOrder>(`heyi.pending.${saleCode}`, () => localStorage);
  const pending = createPendingOrders(store, randomKey, () => Date.now());
  /** Sent, and no answer came. */
  const unanswered = ref(pending.current() !== undefined);

  const sending = useAction(
    (_key, order: PendingOrder) => bodyOf(api.POST('/api/store/orders', { body: order.body, ...once(order.key) })),
    {
      onError(failure) {
        unanswered.value = isUncertain(failure);
        if (unanswered.value) return;
        pending.settle();
        told.refused(failure);
      },
    },
  );

  async function send(order: PendingOrder): Promise<void> {
    const placed = await sending.run(order);
    if (!placed) return;
    pending.settle();
    unanswered.value = false;
    rememberPlaced(saleCode, placed.code);
    told.placed(placed);
  }
  return reactive({
    sending,
    unanswered,
    place: (body: PlaceOrderBody) => send(pending.take(body)),
    /** Asks again about the order that a reload or a lost line left without an answer. */
    async resume(): Promise<void> {
      const order = pending.current();
      if (order) await send(order);
    },
  });
}
