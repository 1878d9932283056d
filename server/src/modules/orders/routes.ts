import Type from 'typebox';
import type { Batcher } from '../../kernel/batch.ts';
import type { Actor, Kernel } from '../../kernel/context.ts';
import { Outcomes, outcomesOf } from '../../kernel/http/outcomes.ts';
import { route, type Route } from '../../kernel/http/route.ts';
import { id, line, list, object, oneOf, optional } from '../../kernel/http/schemas.ts';
import { claimPaid } from '../payments/index.ts';
import { closeOrders } from './close-orders.ts';
import { EditOrder, editOrder } from './edit-order.ts';
import { markPaid } from './mark-paid.ts';
import { findVisibleOrder, OpenOrder, openOrder } from './open-order.ts';
import { createOrderBatch, type OrderCall, type OrderReply } from './place-order-batch.ts';
import { PlacedOrder, PlaceOrder, placeOrders } from './place-orders.ts';
import { RefundOrder, refundOrder } from './refund-order.ts';
import { unmarkPaid } from './unmark-paid.ts';
import { WriteOrderNotes, writeOrderNotes } from './write-order-notes.ts';

const batches = new WeakMap<Kernel, Batcher<OrderCall, OrderReply>>();

function batchOf(kernel: Kernel): Batcher<OrderCall, OrderReply> {
  let batch = batches.get(kernel);
  if (!batch) batches.set(kernel, (batch = createOrderBatch(kernel)));
  return batch;
}

const OrderParams = object({ orderId: id() });
const Bulk = { orderIds: list(id(), 500, 1) };
const staffRoutes: readonly Route[] = [
  route({
    method: 'POST',
    url: '/api/store/orders',
    summary: 'Place an order as a friend; the same key never makes a second one',
    access: { kind: 'visitor' },
    rate: 'order',
    audit: 'none',
    body: PlaceOrder,
    reply: PlacedOrder,
    run: 'self',
    handle: async ({ kernel, shopId, visitorId, idempotencyKey, body, setVisitor }) => {
      const person = { name: body.delivery.recipientName, phone: body.delivery.phone ?? '' };
      const request = { ...body, channel: 'storefront', person } as const;
      const reply = await batchOf(kernel).submit(shopId, { key: idempotencyKey, visitorId, request });
      setVisitor(reply.visitorId);
      const { visitorId: _, ...placed } = reply;
      return placed;
    },
  }),
  route({
    method: 'POST',
    url: '/api/admin/orders',
    summary: 'Enter an order for somebody',
    access: { kind: 'staff', may: 'orders:write' },
    rate: 'write',
    audit: 'order.placed',
    body: object({ ...PlaceOrder.properties, personId: optional(id()), communityId: optional(id()) }),
    reply: PlacedOrder,
    run: 'write',
    handle: async ({ ctx, body: { personId, ...order } }) => {
      const { recipientName: name, phone = '' } = order.delivery;
      const person = personId === undefined ? { name, phone } : { id: personId as never };
      const [outcome] = await placeOrders(ctx, [{ ...order, channel: 'console', person }]);
      if (!outcome!.ok) throw outcome!.error;
      return outcome!.value;
    },
  }),
  route({
    method: 'POST',
    url: '/api/admin/orders/closures',
    summary: 'Cancel unpaid orders, each on its own',
    access: { kind: 'staff', may: 'orders:write' },
    rate: 'write',
    audit: 'order.closed',
    body: object(Bulk),
    reply: Outcomes,
    run: 'write',
    handle: async ({ ctx, body }) =>
      outcomesOf(await closeOrders(ctx, { orderIds: body.orderIds, reason: 'seller_cancelled' })),
  }),
  route({
    method: 'POST',
    url: '/api/admin/orders/payments',
    summary: 'Tick orders as paid, each on its own',
    access: { kind: 'staff', may: 'orders:write' },
    rate: 'write',
    audit: 'order.paid',
    body: object({ ...Bulk, method: oneOf(['transfer', 'cash']) }),
    reply: Outcomes,
    run: 'write',
    handle: async ({ ctx, body }) => outcomesOf(await markPaid(ctx, body)),
  }),
  route({
    method: 'DELETE',
    url: '/api/admin/orders/:orderId/payment',
    summary: 'Take a mistaken payment tick back',
    access: { kind: 'staff', may: 'money:write' },
    rate: 'write',
    audit: 'order.payment_undone',
    params: OrderParams,
    reply: object({}),
    run: 'write',
    handle: async ({ ctx, params }) => {
      await unmarkPaid(ctx, params);
      return {};
    },
  }),
  route({
    method: 'PUT',
    url: '/api/admin/orders/:orderId',
    summary: 'Change an order before it is fulfilled',
    access: { kind: 'staff', may: 'orders:write' },
    rate: 'write',
    audit: 'order.edited',
    params: OrderParams,
    body: EditOrder,
    reply: object({ version: Type.Integer(), payableFen: Type.Integer() }),
    run: 'write',
    handle: ({ ctx, params, body }) => editOrder(ctx, { ...body, ...params, byStaff: true }),
  }),
  route({
    method: 'POST',
    url: '/api/admin/orders/:orderId/refunds',
    summary: 'Record money given back',
    access: { kind: 'staff', may: 'money:write' },
    rate: 'write',
    audit: 'order.refunded',
    params: OrderParams,
    body: RefundOrder,
    reply: object({ refundedFen: Type.Integer() }),
    run: 'write',
    handle: ({ ctx, params, body }) => refundOrder(ctx, { ...body, ...params }),
  }),
  route({
    method: 'PATCH',
    url: '/api/admin/orders/:orderId/notes',
    summary: "Write the seller's notes of an order",
    access: { kind: 'staff', may: 'orders:write' },
    rate: 'write',
    audit: 'order.noted',
    params: OrderParams,
    body: WriteOrderNotes,
    reply: object({}),
    run: 'write',
    handle: async ({ ctx, params, body }) => {
      await writeOrderNotes(ctx, { ...body, ...params });
      return {};
    },
  }),
];

const OrderCode = object({ code: line(12, 6) });

/** `visitor` routes are called by a visitor: mountRoutes made it so. */
const visitorOf = (actor: Actor): string => (actor.kind === 'visitor' ? actor.visitorId : '');

/** What a friend may do with an order that this browser may see. */
const storeRoutes: readonly Route[] = [
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

export const routes: readonly Route[] = [...staffRoutes, ...storeRoutes];
