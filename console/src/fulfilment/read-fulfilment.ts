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

/** The sale to work on when none is chosen: the newest that has closed, else the newest that runs. */
export async function findDefaultSale(): Promise<string> {
  const tabs = ['closed', 'open'] as const;
  const [closed, open] = await Promise.all(
    tabs.map((tab) => bodyOf(api.GET('/api/admin/sales', { params: { query: { tab } } }))),
  );
  const withOrders = closed!.rows.find((sale) => sale.orderCount > 0) ?? open!.rows.find((sale) => sale.orderCount > 0);
  return (withOrders ?? closed!.rows[0] ?? open!.rows[0])?.saleId ?? '';
}
