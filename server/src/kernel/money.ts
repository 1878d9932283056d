/** An amount in integer fen (0.01 CNY). Only `fen()` and arithmetic in this file make one. */
export type Fen = number & { readonly __brand: 'Fen' };

/** @throws RangeError when the value is not a safe integer */
export function fen(value: number): Fen {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not an amount in fen: ${value}`);
  return value as Fen;
}

export const sumFen = (amounts: Iterable<number>): Fen => {
  let total = 0;
  for (const amount of amounts) total += amount;
  return fen(total);
};

/**
 * Price times quantity, rounded half up to the fen; the same rule as the check on `orders.lines`.
 * @param quantity decimal with at most three places
 */
export function lineTotal(unitPrice: number, quantity: number): Fen {
  return fen(Math.floor((unitPrice * Math.round(quantity * 1000) + 500) / 1000));
}

/**
 * Splits an amount over weights by largest remainder: the parts always add up to it, and ties go to the earlier part.
 * Weights of zero get nothing, unless all are zero: then only an amount of zero can be split.
 * @throws RangeError on a negative amount or weight, or when there is nothing to carry a positive amount
 */
export function allocate(amount: Fen, weights: readonly number[]): Fen[] {
  if (amount < 0 || weights.some((weight) => weight < 0)) throw new RangeError('allocate takes no negative numbers');
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  if (whole === 0) {
    if (amount > 0) throw new RangeError('nothing carries the amount');
    return weights.map(() => fen(0));
  }
  const exact = weights.map((weight) => BigInt(amount) * BigInt(weight));
  const parts = exact.map((share) => Number(share / BigInt(whole)));
  const remainders = exact.map((share, index) => ({ index, remainder: share % BigInt(whole) }));
  remainders.sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  let left = amount - parts.reduce((sum, part) => sum + part, 0);
  for (const { index } of remainders) {
    if (left === 0) break;
    parts[index]! += 1;
    left -= 1;
  }
  return parts.map(fen);
}
