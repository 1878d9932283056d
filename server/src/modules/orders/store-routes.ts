import Type from 'typebox';
import type { Actor } from '../../kernel/context.ts';
import { route, type Route } from '../../kernel/http/route.ts';
import { line, object } from '../../kernel/http/schemas.ts';
import { claimPaid } from '../payments/index.ts';
import { closeOrders } from './close-orders.ts';
import { EditOrder, editOrder } from './edit-order.ts';
import { findVisibleOrder } from './find-visible-order.ts';
import { OpenOrder, openOrder } from './open-order.ts';

const OrderCode = object({ code: line(12, 6) });

/** `visitor` routes are called by a visitor: mountRoutes made it so. */
const visitorOf = (actor: Actor): string => (actor.kind === 'visitor' ? actor.visitorId : '');

/** What a friend may do with an order that this browser may see. */
export const storeRoutes: readonly Route[] = [
  route({
    method: 'POST',
    url: '/api/store/order-openings',
    summary: 'See an order from another browser, by phone number and order code',
    access: { kind: 'visitor' },
    rate: 'lookup',
    audit: 'none',
    body: OpenOrder,
    reply: object({ code: Type.String() }),
    run: 'write',
    handle: ({ ctx, body }) => openOrder(ctx, { ...body, visitorId: visitorOf(ctx.actor) }),
  }),
  route({
    method: 'PUT',
    url: '/api/store/orders/:code',
    summary: 'Change an unpaid order while its sale is open',
    access: { kind: 'visitor' },
    rate: 'write',
    audit: 'none',
    params: OrderCode,
    body: EditOrder,
    reply: object({ version: Type.Integer(), payableFen: Type.Integer() }),
    run: 'write',
    handle: async ({ ctx, params, body }) => {
      const { orderId } = await findVisibleOrder(ctx, { ...params, visitorId: visitorOf(ctx.actor) });
      return editOrder(ctx, { ...body, orderId, byStaff: false });
    },
  }),
  route({
    method: 'POST',
    url: '/api/store/orders/:code/cancellation',
    summary: 'Cancel an unpaid order',
    access: { kind: 'visitor' },
    rate: 'write',
    audit: 'none',
    params: OrderCode,
    reply: object({}),
    run: 'write',
    handle: async ({ ctx, params }) => {
      const { orderId } = await findVisibleOrder(ctx, { ...params, visitorId: visitorOf(ctx.actor) });
      const [outcome] = await closeOrders(ctx, { orderIds: [orderId], reason: 'buyer_cancelled' });
      if (outcome!.error) throw outcome!.error;
      return {};
    },
  }),
  route({
    method: 'POST',
    url: '/api/store/orders/:code/payment-claim',
    summary: 'Say that the transfer is on its way',
    access: { kind: 'visitor' },
    rate: 'write',
    audit: 'none',
    params: OrderCode,
    reply: object({}),
    run: 'write',
    handle: async ({ ctx, params }) => {
      const { orderId } = await findVisibleOrder(ctx, { ...params, visitorId: visitorOf(ctx.actor) });
      await claimPaid(ctx, { purposeId: orderId });
      return {};
    },
  }),
];
