import { bodyOf } from '@heyi/api-client';
import { api } from '../app/api.ts';

export const sheetKinds = ['purchase', 'sorting', 'labels', 'payments', 'orders'] as const;
export type SheetKind = (typeof sheetKinds)[number];

export const sortingOrders = ['building-room-product', 'building-product-room', 'product-building-room'] as const;
export type SortingOrder = (typeof sortingOrders)[number];

export const readPurchase = (saleId: string) =>
  bodyOf(api.GET('/api/admin/sales/{saleId}/purchase', { params: { path: { saleId } } }));
export type PurchaseOfSupplier = Awaited<ReturnType<typeof readPurchase>>['suppliers'][number];

export const readSorting = (saleId: string, order: SortingOrder) =>
  bodyOf(api.GET('/api/admin/sales/{saleId}/sorting', { params: { path: { saleId }, query: { order } } }));
export type Sorting = Awaited<ReturnType<typeof readSorting>>;
export type SortingRow = Sorting['rows'][number];

export const readMadeSheets = (saleId: string) =>
  bodyOf(api.GET('/api/admin/sales/{saleId}/sheets', { params: { path: { saleId } } }));
export type MadeSheet = Awaited<ReturnType<typeof readMadeSheets>>['rows'][number];

export const readPickups = (search: string) =>
  bodyOf(api.GET('/api/admin/pickups', { params: { query: search ? { search } : {} } }));
export type Pickup = Awaited<ReturnType<typeof readPickups>>['rows'][number];

/** Of one sale, or with a blank id of all. */
export const readMissingParcels = (saleId: string) =>
  bodyOf(api.GET('/api/admin/missing-parcels', { params: { query: saleId ? { saleId } : {} } }));
export type MissingParcel = Awaited<ReturnType<typeof readMissingParcels>>['rows'][number];

export const readImports = () => bodyOf(api.GET('/api/admin/tracking-imports'));

export const readImport = (importId: string) =>
  bodyOf(api.GET('/api/admin/tracking-imports/{importId}', { params: { path: { importId } } }));

/** Sales to choose from: running ones first, each kind newest first. */
export const readSalesToFulfil = async () => (await bodyOf(api.GET('/api/admin/sales-to-fulfil'))).sales;

/** The sale to work on when none is chosen: the newest with orders that has closed, else the newest that runs. */
export async function findDefaultSale(): Promise<string> {
  const sales = await readSalesToFulfil();
  const byState = [...sales.filter((sale) => sale.closed), ...sales.filter((sale) => !sale.closed)];
  return (byState.find((sale) => sale.orderCount > 0) ?? byState[0])?.saleId ?? '';
}
