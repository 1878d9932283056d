export { deliverOrders } from './deliver-orders.ts';
export { sheetKinds, type SheetKind } from './fulfilment.ts';
export { fulfilmentSubscription } from './handlers.ts';
export { handOver } from './hand-over.ts';
export { importTracking, type TrackingOutcome } from './import-tracking.ts';
export { makeSheet } from './make-sheet.ts';
export { sendParcels, type Parcel } from './send-parcels.ts';
export { undoHandover } from './undo-handover.ts';
export { undoTrackingImport } from './undo-tracking-import.ts';
