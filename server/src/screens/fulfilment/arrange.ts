import { sortForDelivery, type DeliveryOrder } from '@heyi/sheets';
import { lineTotal } from '../../kernel/money.ts';
import { sumQuantities } from '../../kernel/quantity.ts';
import type { SaleRow } from './read-sale-rows.ts';

export const sortingOrders = ['building-room-product', 'building-product-room', 'product-building-room'] as const;

/** Where a row goes: a door, a pickup point, or a parcel. Doors of pickup orders matter to nobody. */
export const placeOf = (row: SaleRow): string => {
  if (row.deliveryKind === 'pickup') return row.pickupPointName;
  if (row.deliveryKind === 'parcel') return row.address;
  const door = [row.building, row.unit, row.room].filter((part) => part !== '').join('-');
  return door === '' ? row.address : door;
};

export const goodsOf = (row: Pick<SaleRow, 'name' | 'spec'>): string => `${row.name} ${row.spec}`.trim();

/** Doors first, then pickup points, then parcels. Where there are no doors, one person's goods stay together. */
export function sortRows(rows: readonly SaleRow[], order: DeliveryOrder): SaleRow[] {
  const of = (kind: SaleRow['deliveryKind']) => rows.filter((row) => row.deliveryKind === kind);
  const doors = sortForDelivery(of('building'), order, (row) => ({
    community: row.communityName,
    product: `${row.itemCode} ${goodsOf(row)}`,
    door: { building: row.building || null, unit: row.unit || null, room: row.room || null },
  }));
  const within = (row: SaleRow) => (order === 'product-building-room' ? `${row.itemCode} ${goodsOf(row)}` : '');
  const byStop = (a: SaleRow, b: SaleRow) =>
    a.communityName.localeCompare(b.communityName, 'zh-CN') ||
    a.pickupPointName.localeCompare(b.pickupPointName, 'zh-CN') ||
    within(a).localeCompare(within(b), 'zh-CN') ||
    a.serial - b.serial ||
    a.position - b.position;
  return [...doors, ...of('pickup').toSorted(byStop), ...of('parcel').toSorted(byStop)];
}

export interface PurchaseLine {
  readonly itemCode: string;
  readonly name: string;
  readonly spec: string;
  readonly unit: string;
  readonly quantity: number;
  readonly orders: number;
  readonly costFen: number | null;
}

export interface PurchaseOfSupplier {
  readonly supplierId: string | null;
  readonly supplierName: string;
  readonly lines: PurchaseLine[];
  readonly costFen: number;
}

/** What each supplier is to bring: every SKU once, with the number of orders behind it. */
export function purchaseOf(rows: readonly SaleRow[]): PurchaseOfSupplier[] {
  const bySupplier = Map.groupBy(rows, (row) => row.supplierId);
  const suppliers = [...bySupplier].map(([supplierId, own]) => {
    const lines = [...Map.groupBy(own, (row) => `${row.itemCode} ${goodsOf(row)} ${row.saleUnit}`).values()].map(
      asPurchaseLine,
    );
    const costFen = lines.reduce((sum, line) => sum + (line.costFen ?? 0), 0);
    return { supplierId, supplierName: own[0]!.supplierName, lines, costFen };
  });
  return suppliers.toSorted(
    (a, b) => Number(a.supplierId === null) - Number(b.supplierId === null) || b.costFen - a.costFen,
  );
}

function asPurchaseLine(same: readonly SaleRow[]): PurchaseLine {
  const { itemCode, name, spec, saleUnit: unit } = same[0]!;
  const quantity = sumQuantities(same.map((row) => row.quantity));
  const known = same.every((row) => row.unitCostFen !== null);
  const costFen = known ? same.reduce((sum, row) => sum + lineTotal(row.unitCostFen!, row.quantity), 0) : null;
  return { itemCode, name, spec, unit, quantity, orders: new Set(same.map((row) => row.orderId)).size, costFen };
}

/** Totals of goods over rows, for the head of a building or of the whole sheet. */
export function totalsOf(rows: readonly SaleRow[]): { goods: string; unit: string; quantity: number }[] {
  return [...Map.groupBy(rows, (row) => `${row.itemCode} ${goodsOf(row)}`).entries()]
    .toSorted(([a], [b]) => a.localeCompare(b, 'zh-CN', { numeric: true }))
    .map(([, same]) => ({
      goods: goodsOf(same[0]!),
      unit: same[0]!.saleUnit,
      quantity: sumQuantities(same.map((row) => row.quantity)),
    }));
}
