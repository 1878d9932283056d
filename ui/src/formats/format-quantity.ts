/**
 * A quantity with at most three decimals, without trailing zeros, and its unit: "2 份", "1.5 斤", "3".
 * Takes the number or the decimal text that the API sends.
 */
export function formatQuantity(quantity: number | string, unit = ''): string {
  const value = Number(quantity);
  if (!Number.isFinite(value)) throw new RangeError(`Not a quantity: ${quantity}`);
  const digits = String(Math.round(value * 1000) / 1000);
  return unit ? `${digits} ${unit}` : digits;
}
