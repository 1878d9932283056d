import type { SortingRow } from './read-fulfilment.ts';

/** One building, pickup point or the parcels of a community, with its rows in walking order. */
export interface Stop {
  key: string;
  communityName: string;
  kind: SortingRow['deliveryKind'];
  name: string;
  rows: SortingRow[];
  totals: Total[];
}

export interface Total {
  goods: string;
  unit: string;
  quantity: number;
}

/** Rows that follow each other and go to the same place, as stops. */
export function stopsOf(rows: readonly SortingRow[]): Stop[] {
  const stops: Stop[] = [];
  for (const row of rows) {
    const key = `${row.communityName} ${row.deliveryKind} ${row.stop}`;
    const last = stops.at(-1);
    if (last?.key === key) last.rows.push(row);
    else
      stops.push({
        key,
        communityName: row.communityName,
        kind: row.deliveryKind,
        name: row.stop,
        rows: [row],
        totals: [],
      });
  }
  return stops.map((stop) => ({ ...stop, totals: totalsOf(stop.rows) }));
}

function totalsOf(rows: readonly SortingRow[]): Total[] {
  const totals = new Map<string, Total>();
  for (const { goods, unit, itemCode, quantity } of rows) {
    const key = `${itemCode} ${goods} ${unit}`;
    const total = totals.get(key) ?? { goods, unit, quantity: 0 };
    total.quantity = Math.round((total.quantity + quantity) * 1000) / 1000;
    totals.set(key, total);
  }
  return [...totals.values()];
}

/** The orders of a stop that still hold goods to be brought. */
export const openOrdersOf = (rows: readonly SortingRow[]): string[] => [
  ...new Set(rows.filter((row) => row.fulfilled < row.quantity).map((row) => row.orderId)),
];

/** Another line of the order above. */
export const sameOrder = (row: SortingRow, before: SortingRow | undefined): boolean =>
  before !== undefined && before.orderId === row.orderId && before.place === row.place;

/** To the door of the line above, be it of the same order or of another. */
export const sameDoor = (row: SortingRow, before: SortingRow | undefined): boolean =>
  sameOrder(row, before) || (row.deliveryKind === 'building' && row.place !== '' && before?.place === row.place);
