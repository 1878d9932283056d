import { foldBuyer, type EntryReading } from './entry.ts';
import type { StoredEntry } from './find-pastes.ts';

type Alike = (a: EntryReading, b: EntryReading) => boolean;
const sameBuyer: Alike = (a, b) => foldBuyer(a.buyer) === foldBuyer(b.buyer);
const overlaps: Alike = (a, b) => a.sourceLines.some((line) => b.sourceLines.includes(line));
const sameLines: Alike = (a, b) => a.sourceLines.join() === b.sourceLines.join() && a.seq === b.seq && sameBuyer(a, b);

/**
 * Finds for every line of a second reading of the same text the entry that was kept of it: the most alike find each
 * other first. What has no partner is new.
 */
export function pairReadings(
  readings: readonly EntryReading[],
  stored: readonly StoredEntry[],
): Map<number, StoredEntry> {
  const pairs = new Map<number, StoredEntry>();
  const free = new Set(stored.filter(({ reading }) => reading.line >= 0));
  for (const isAlike of [sameLines, (a, b) => sameBuyer(a, b) && overlaps(a, b), overlaps] satisfies Alike[]) {
    for (const [index, reading] of readings.entries()) {
      if (pairs.has(index)) continue;
      const found = [...free].find((entry) => isAlike(reading, entry.reading));
      if (!found) continue;
      pairs.set(index, found);
      free.delete(found);
    }
  }
  return pairs;
}
