export { closeOrders, type CloseOutcome } from './close-orders.ts';
export { editOrder, type EditRequest } from './edit-order.ts';
export {
  findLines,
  findRecipients,
  lockOrder,
  lockOrders,
  type LockedOrder,
  type OrderLineRow,
} from './find-orders.ts';
export { fulfilLines, type LineMove } from './fulfil-lines.ts';
export { markPaid, type PaidOutcome } from './mark-paid.ts';
export { buyerTabOf, outstandingOf, type BuyerTab, type DeliveryKind, type OrderId } from './order.ts';
export { createOrderBatch, type OrderCall, type OrderReply } from './place-order-batch.ts';
export { placeOrders, type OrderRequest, type PlacedOrder } from './place-orders.ts';
export { refundOrder } from './refund-order.ts';
export { closeUnpaidOrders, completeOrders } from './sweep-deadlines.ts';
export { takeBackLines } from './take-back-lines.ts';
export { unmarkPaid } from './unmark-paid.ts';
export { writeOrderNotes } from './write-order-notes.ts';
