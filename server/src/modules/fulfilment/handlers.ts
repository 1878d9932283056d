import { sql } from '../../kernel/database.ts';
import type { ClaimedEvent, Subscription } from '../../kernel/outbox.ts';

interface OrderEvent {
  orderId: string;
  saleId: string;
}

const kinds: Readonly<Record<string, string>> = {
  'order.placed': 'placed',
  'order.edited': 'edited',
  'order.closed': 'closed',
};

/** Keeps what changed in a sale's orders, so that a sheet made earlier can say how far it is out of date. */
export const fulfilmentSubscription: Subscription = {
  subscriber: 'fulfilment.order-changes',
  topics: Object.keys(kinds),
  handle: async (ctx, claimed) => {
    const events = claimed as readonly ClaimedEvent<OrderEvent & Record<string, unknown>>[];
    await ctx.tx.run(sql`
      insert into fulfilment.order_changes (shop_id, event_id, sale_id, order_id, kind, at)
      select ${ctx.shopId}, event_id, sale_id, order_id, kind, at
      from unnest(${events.map((event) => event.id)}::uuid[], ${events.map((event) => event.payload.saleId)}::uuid[],
        ${events.map((event) => event.payload.orderId)}::uuid[], ${events.map((event) => kinds[event.topic]!)}::text[],
        ${events.map((event) => event.createdAt)}::timestamptz[]) as event (event_id, sale_id, order_id, kind, at)
      on conflict do nothing`);
  },
};
