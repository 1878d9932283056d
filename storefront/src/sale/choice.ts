import type { DeliveryKind, SaleItem } from '../app/reply-types.ts';

/** How much of each item a friend wants, by item id; nothing wanted has no entry. */
export type Choice = Readonly<Record<string, number>>;

export interface ChosenLine {
  item: SaleItem;
  quantity: number;
  totalFen: number;
}

/** The name that orders and refusals use: goods and variant. */
export const fullName = (item: Pick<SaleItem, 'name' | 'spec'>): string =>
  item.spec === '' ? item.name : `${item.name} ${item.spec}`;

/** Price times quantity as the server counts it, rounded half up to the fen. */
export const lineTotalFen = (priceFen: number, quantity: number): number =>
  Math.floor((priceFen * Math.round(quantity * 1000) + 500) / 1000);

/** The chosen lines in the page's order. */
export function chosenLines(items: readonly SaleItem[], choice: Choice): ChosenLine[] {
  return items.flatMap((item) => {
    const quantity = choice[item.itemId] ?? 0;
    return quantity > 0 ? [{ item, quantity, totalFen: lineTotalFen(item.priceFen, quantity) }] : [];
  });
}

/** What the choice comes to: freight only for a parcel. */
export function totalOf(lines: readonly ChosenLine[], kind: DeliveryKind, freightFen: number) {
  const itemsFen = lines.reduce((sum, line) => sum + line.totalFen, 0);
  const freight = kind === 'parcel' && lines.length > 0 ? freightFen : 0;
  return { itemsFen, freightFen: freight, payableFen: itemsFen + freight };
}

/** The most that can be chosen of an item, on its step; `held` is what an order being changed already has of it. */
export function mostOf(item: SaleItem, held = 0): { most: number; because: 'limit' | 'left' | 'none' } {
  const left = item.left === null ? Infinity : Math.max(item.left + held, 0);
  const limit = item.limitPerPerson ?? Infinity;
  const most = Math.min(left, limit);
  if (most === Infinity) return { most: 9999, because: 'none' };
  const steps = Math.floor(Math.round(most * 1000) / Math.round(item.quantityStep * 1000));
  return { most: Math.round(steps * item.quantityStep * 1000) / 1000, because: limit <= left ? 'limit' : 'left' };
}

/** Chosen lines that ask for more than can be had now, to be lowered by the person. */
export function tooMany(lines: readonly ChosenLine[], held: Choice = {}): ChosenLine[] {
  return lines.filter(({ item, quantity }) => quantity > mostOf(item, held[item.itemId]).most);
}
