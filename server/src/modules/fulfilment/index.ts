export { deliverOrders } from './deliver-orders.ts';
export { handOver } from './hand-over.ts';
export { sendParcels, type Parcel } from './send-parcels.ts';
export { undoHandover } from './undo-handover.ts';
export { fulfilmentSubscription } from './handlers.ts';
export { sheetKinds, type SheetKind } from './fulfilment.ts';
