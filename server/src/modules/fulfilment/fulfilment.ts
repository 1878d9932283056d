import type { Id } from '../../kernel/ids.ts';

export type ParcelId = Id<'parcel'>;
export type TrackingImportId = Id<'tracking_import'>;
export type SheetId = Id<'fulfilment_sheet'>;

/** purchase: totals per supplier · sorting: by community, building, room · labels · payments · orders: everything. */
export const sheetKinds = ['purchase', 'sorting', 'labels', 'payments', 'orders'] as const;
export type SheetKind = (typeof sheetKinds)[number];

/** How somebody proved that the goods are theirs. */
export const handoverWays = ['list', 'code', 'phone_tail'] as const;
export type HandoverWay = (typeof handoverWays)[number];
