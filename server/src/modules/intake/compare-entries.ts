import { chainKeys, goodsKey, type EntryChange, type EntryDecision, type EntryReading, type EntryStatus } from './entry.ts';

/** An entry of an earlier reading of the chain, as far as it counts now. */
export interface EarlierEntry {
  readonly chainKey: string;
  readonly reading: EntryReading;
  readonly status: EntryStatus;
  readonly decision: EntryDecision | null;
  readonly personId: string | null;
  readonly orderId: string | null;
}

export interface ComparedEntry {
  readonly chainKey: string;
  readonly reading: EntryReading;
  readonly change: EntryChange;
  readonly earlier: EarlierEntry | undefined;
}

/** Below this share of reappearing buyers a text is another chain, not a longer version of this one. */
const SAME_CHAIN_SHARE = 0.5;

/**
 * What a new reading changes against an earlier one. Entries that vanished without a word are never cancelled by
 * themselves: they come back as a question.
 */
export function compareEntries(
  readings: readonly EntryReading[],
  earlier: readonly EarlierEntry[],
): { entries: ComparedEntry[]; continues: boolean } {
  const keys = chainKeys(readings.map((reading) => reading.buyer));
  const before = new Map(earlier.map((entry) => [entry.chainKey, entry]));
  const live = earlier.filter((entry) => entry.status !== 'skipped' || entry.orderId !== null);
  const seen = new Set(keys);
  const reappearing = live.filter((entry) => seen.has(entry.chainKey)).length;
  const continues = live.length > 0 && reappearing / live.length >= SAME_CHAIN_SHARE;
  const entries = readings.map((reading, index): ComparedEntry => {
    const chainKey = keys[index]!;
    const same = continues ? before.get(chainKey) : undefined;
    return { chainKey, reading, earlier: same, change: changeOf(reading, same) };
  });
  if (!continues) return { entries, continues };
  const vanished = live.filter((entry) => !seen.has(entry.chainKey) && entry.orderId !== null);
  return { entries: [...entries, ...vanished.map(asVanished)], continues };
}

function changeOf(reading: EntryReading, earlier: EarlierEntry | undefined): EntryChange {
  if (earlier === undefined || earlier.orderId === null) return reading.cancelled ? 'cancelled' : 'new';
  if (reading.cancelled) return earlier.reading.cancelled ? 'unchanged' : 'cancelled';
  if (earlier.reading.cancelled) return 'edited';
  return sameWish(reading, earlier.reading) ? 'unchanged' : 'edited';
}

/** The same goods in the same words: a decision made for the earlier reading still stands. */
export function sameWish(a: EntryReading, b: EntryReading): boolean {
  const questions = (reading: EntryReading) => reading.questions.map(({ reason, text }) => `${reason} ${text}`).join('|');
  const goods = (reading: EntryReading) => goodsKey(reading.items) ?? JSON.stringify(reading.items);
  return goods(a) === goods(b) && a.note === b.note && questions(a) === questions(b);
}

function asVanished(entry: EarlierEntry): ComparedEntry {
  const reading: EntryReading = {
    ...entry.reading,
    cancelled: true,
    sourceLines: [],
    questions: [{ reason: 'dropped_in_later_snapshot', start: null, end: null, text: '', candidates: [] }],
  };
  return { chainKey: entry.chainKey, reading, change: 'cancelled', earlier: entry };
}
