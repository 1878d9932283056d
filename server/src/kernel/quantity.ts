/** A quantity in the SKU's sale unit: a decimal with at most three places. */
export type Quantity = number;

export const QUANTITY_MAX = 99_999;

const thousandths = (quantity: number): number => Math.round(quantity * 1000);

/** Whether a quantity is positive, bounded, and a whole number of steps (1.5 斤 in steps of 0.5; never 1.5 boxes). */
export function isSellable(quantity: number, step: number): boolean {
  if (!Number.isFinite(quantity) || quantity <= 0 || quantity > QUANTITY_MAX) return false;
  if (Math.abs(quantity * 1000 - thousandths(quantity)) > 1e-6) return false;
  return thousandths(quantity) % thousandths(step) === 0;
}

/** Sums without binary drift: 0.1 + 0.2 is 0.3. */
export function sumQuantities(quantities: Iterable<number>): Quantity {
  let total = 0;
  for (const quantity of quantities) total += thousandths(quantity);
  return total / 1000;
}
