import { parseDetailed } from '@heyi/jielong';
import type { ReadingAids } from './read-intake.ts';

export type ReadingOptions = ReadingAids['options'];

export interface Preview {
  /** Entries that are orders, with those in doubt. */
  entries: number;
  /** Entries with something to look at, and words that belong to nobody. */
  doubts: number;
  /** What is certain of each item, in the order of the menu; items nobody wants are left out. */
  totals: { name: string; spec: string; unit: string; quantity: number }[];
}

/** A first look at a text with the server's own parser and options; matching of people comes with the real reading. */
export function previewText(text: string, options: ReadingOptions): Preview {
  const { result } = parseDetailed(text, options);
  const wanted = result.lines.filter((line) => line.status !== 'cancelled');
  const itemOf = new Map(
    result.offerings.map((offering) => [
      offering.id,
      options.menu.find((item) => item.id === offering.id || item.code === offering.code?.toUpperCase()),
    ]),
  );
  const sums = new Map<string, number>();
  for (const item of wanted.flatMap((line) => line.items)) {
    const sold = item.offering === null ? undefined : itemOf.get(item.offering);
    if (sold && item.qty !== null) sums.set(sold.id, (sums.get(sold.id) ?? 0) + item.qty);
  }
  return {
    entries: wanted.length,
    doubts: wanted.filter((line) => line.review.length > 0).length + result.unresolved.length,
    totals: options.menu.flatMap(({ id, name, spec, unit }) =>
      sums.has(id) ? [{ name, spec: spec ?? '', unit, quantity: Math.round(sums.get(id)! * 1000) / 1000 }] : [],
    ),
  };
}
