import { compareName } from './compare-door.ts';
import type { Door } from './door.ts';

/** 商品→楼→室, 楼→商品→室, 楼→室→商品. */
export type DeliveryOrder = 'product-building-room' | 'building-product-room' | 'building-room-product';

export interface DeliveryPlace {
  /** Sorts before all else when given. */
  community?: string | null;
  product: string;
  door: Door;
}

type Compare = (a: DeliveryPlace, b: DeliveryPlace) => number;

const building: Compare = (a, b) => compareName(a.door.building, b.door.building);
const room: Compare = (a, b) => compareName(a.door.unit, b.door.unit) || compareName(a.door.room, b.door.room);
const product: Compare = (a, b) => compareName(a.product, b.product);
const community: Compare = (a, b) => compareName(a.community ?? null, b.community ?? null);

const orders: Record<DeliveryOrder, readonly Compare[]> = {
  'product-building-room': [community, product, building, room],
  'building-product-room': [community, building, product, room],
  'building-room-product': [community, building, room, product],
};

/** A new array in the order a delivery sheet is walked; rows that compare equal keep their order. */
export function sortForDelivery<Row>(
  rows: readonly Row[],
  order: DeliveryOrder,
  placeOf: (row: Row) => DeliveryPlace,
): Row[] {
  const placed = rows.map((row) => ({ row, place: placeOf(row) }));
  placed.sort((a, b) => {
    for (const compare of orders[order]) {
      const result = compare(a.place, b.place);
      if (result !== 0) return result;
    }
    return 0;
  });
  return placed.map(({ row }) => row);
}
