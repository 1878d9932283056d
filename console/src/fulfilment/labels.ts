import type { SortingRow } from './read-fulfilment.ts';

export const labelSizes = ['60×40', '40×30', '100×150'] as const;
export type LabelSize = (typeof labelSizes)[number];
export type LabelBy = 'unit' | 'person';

/** What stands on one sticker. */
export interface Label {
  key: string;
  serial: number;
  place: string;
  who: string;
  communityName: string;
  phoneTail: string;
  goods: string[];
  part: number;
  parts: number;
  note: string;
}

/** How many goods a label of a size can list and still be read at arm's length. */
const goodsMax: Readonly<Record<LabelSize, number>> = { '60×40': 6, '40×30': 4, '100×150': 14 };

/**
 * One label per unit of an order, counted over the whole order; or one per order with its goods, and a further one
 * where they are too many for the size.
 */
export function labelsOf(rows: readonly SortingRow[], by: LabelBy, size: LabelSize): Label[] {
  const orders = Map.groupBy(rows, (row) => row.orderId);
  return [...orders.values()].flatMap((own) => (by === 'person' ? personLabels(own, goodsMax[size]) : unitLabels(own)));
}

const headOf = ({ serial, place, who, communityName, phoneTail, note }: SortingRow) => ({
  serial,
  place,
  who,
  communityName,
  phoneTail,
  note,
});

const goodsText = (row: SortingRow, quantity: number): string => `${row.goods} ×${quantity}${row.unit}`;

function personLabels(own: readonly SortingRow[], most: number): Label[] {
  const goods = own.map((row) => goodsText(row, row.quantity));
  const parts = Math.ceil(goods.length / most);
  return Array.from({ length: parts }, (_, index) => ({
    ...headOf(own[0]!),
    key: `${own[0]!.orderId} ${index}`,
    goods: goods.slice(index * most, (index + 1) * most),
    part: index + 1,
    parts,
  }));
}

function unitLabels(own: readonly SortingRow[]): Label[] {
  const units = own.flatMap((row) => {
    const pieces = Number.isInteger(row.quantity) ? row.quantity : 1;
    return Array.from({ length: pieces }, () => ({ row, quantity: row.quantity / pieces }));
  });
  return units.map(({ row, quantity }, index) => ({
    ...headOf(row),
    key: `${row.orderId} ${index}`,
    goods: [goodsText(row, quantity)],
    part: index + 1,
    parts: units.length,
  }));
}
