import Type from 'typebox';
import { route, type Route } from '../../kernel/http/route.ts';
import { id, line, list, object, optional } from '../../kernel/http/schemas.ts';
import { deliverOrders } from './deliver-orders.ts';
import { HandOver, handOver } from './hand-over.ts';
import { importTracking } from './import-tracking.ts';
import { makeSheet, MakeSheet } from './make-sheet.ts';
import { SendParcels, sendParcels } from './send-parcels.ts';
import { undoHandover } from './undo-handover.ts';
import { undoTrackingImport } from './undo-tracking-import.ts';

const SHEET_BYTES_MAX = 10_000_000;

export const routes: readonly Route[] = [
  route({
    method: 'POST',
    url: '/api/admin/handovers',
    summary: 'Hand goods over, whole orders or parts',
    access: { kind: 'staff', may: 'fulfilment:write' },
    rate: 'write',
    audit: 'order.handed_over',
    body: HandOver,
    reply: object({ handed: Type.Integer() }),
    run: 'write',
    handle: ({ ctx, body }) => handOver(ctx, body),
  }),
  route({
    method: 'DELETE',
    url: '/api/admin/orders/:orderId/handovers',
    summary: 'Take a mistaken handover back',
    access: { kind: 'staff', may: 'fulfilment:write' },
    rate: 'write',
    audit: 'order.handover_undone',
    params: object({ orderId: id() }),
    reply: object({}),
    run: 'write',
    handle: async ({ ctx, params }) => {
      await undoHandover(ctx, params);
      return {};
    },
  }),
  route({
    method: 'POST',
    url: '/api/admin/deliveries',
    summary: 'Tick orders as brought to the door',
    access: { kind: 'staff', may: 'fulfilment:write' },
    rate: 'write',
    audit: 'order.delivered',
    body: object({ orderIds: list(id(), 500, 1) }),
    reply: object({}),
    run: 'write',
    handle: async ({ ctx, body }) => {
      await deliverOrders(ctx, body);
      return {};
    },
  }),
  route({
    method: 'POST',
    url: '/api/admin/parcels',
    summary: 'Record parcels by hand',
    access: { kind: 'staff', may: 'fulfilment:write' },
    rate: 'write',
    audit: 'parcels.sent',
    body: SendParcels,
    reply: object({ recorded: Type.Integer() }),
    run: 'write',
    handle: ({ ctx, body }) => sendParcels(ctx, body),
  }),
  route({
    method: 'POST',
    url: '/api/admin/tracking-imports',
    summary: 'Take tracking numbers from a sheet that came back',
    access: { kind: 'staff', may: 'fulfilment:write' },
    rate: 'upload',
    audit: 'tracking.imported',
    query: object({ saleId: optional(id()), trackingColumn: optional(line(60, 1)) }),
    upload: { bytesMax: SHEET_BYTES_MAX },
    reply: object({ importId: id() }),
    run: 'write',
    handle: async ({ ctx, query, file }) => {
      const { importId } = await importTracking(ctx, { fileName: file.name, bytes: file.bytes, ...query });
      return { importId };
    },
  }),
  route({
    method: 'POST',
    url: '/api/admin/tracking-imports/:importId/undoing',
    summary: 'Take a whole import of tracking numbers back',
    access: { kind: 'staff', may: 'fulfilment:write' },
    rate: 'write',
    audit: 'tracking.undone',
    params: object({ importId: id() }),
    reply: object({ undone: Type.Integer() }),
    run: 'write',
    handle: ({ ctx, params }) => undoTrackingImport(ctx, params),
  }),
  route({
    method: 'POST',
    url: '/api/admin/sales/:saleId/sheets',
    summary: 'Note that a sheet of a sale is made now',
    access: { kind: 'staff', may: 'fulfilment:write' },
    rate: 'write',
    audit: 'sheet.made',
    params: object({ saleId: id() }),
    body: MakeSheet,
    reply: object({ sheetId: id() }),
    run: 'write',
    handle: ({ ctx, params, body }) => makeSheet(ctx, { ...body, ...params }),
  }),
];
