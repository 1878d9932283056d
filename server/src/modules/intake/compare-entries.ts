import { chainKeys, foldBuyer, goodsKey } from './entry.ts';
import type { EntryChange, EntryDecision, EntryQuestion, EntryReading, EntryStatus } from './entry.ts';

/** An entry of an earlier reading of the chain, as far as it counts now. */
export interface EarlierEntry {
  readonly chainKey: string;
  readonly change: EntryChange;
  readonly reading: EntryReading;
  readonly status: EntryStatus;
  readonly decision: EntryDecision | null;
  readonly personId: string | null;
  readonly orderId: string | null;
  /** False once the order was cancelled, by the chain or by hand. */
  readonly orderOpen: boolean;
}

export interface ComparedEntry {
  readonly chainKey: string;
  readonly reading: EntryReading;
  readonly change: EntryChange;
  readonly earlier: EarlierEntry | undefined;
  /** It does not stand in this text, which is only a part of the chain; it stays as it was. */
  readonly carried?: true;
}

export interface Comparison {
  readonly entries: readonly ComparedEntry[];
  readonly continues: boolean;
  /** How many entries are in both. */
  readonly shared: number;
}

/** Below this share of entries in both, two texts are not the same chain. */
const SAME_CHAIN_SHARE = 0.5;

/**
 * What a new reading changes against an earlier one: a longer version holds most of the earlier entries, a part of the
 * chain holds mostly entries with the same number and name. Entries that vanished from a version without a word are
 * never cancelled by themselves: they come back as a question.
 */
export function compareEntries(readings: readonly EntryReading[], earlier: readonly EarlierEntry[]): Comparison {
  const keys = chainKeys(readings.map((reading) => reading.buyer));
  const live = earlier.filter((entry) => (entry.orderId === null ? isPending(entry) : entry.orderOpen));
  const pairs = pairEntries(readings, earlier, [sameLine, sameBuyerAndWish, sameNumber, sameBuyer]);
  const taken = new Set(pairs.values());
  const reappearing = live.filter((entry) => taken.has(entry)).length;
  if (live.length > 0 && reappearing / live.length >= SAME_CHAIN_SHARE) {
    const vanished = live.filter((entry) => !taken.has(entry) && entry.orderId !== null).map(asVanished);
    const entries = readings.map((reading, index) => compare(keys[index]!, reading, pairs.get(index)));
    return { entries: [...entries, ...vanished], continues: true, shared: reappearing };
  }
  const numbered = pairEntries(readings, earlier, [sameLine, sameNumber]);
  const isPart = numbered.size > 0 && numbered.size / readings.length >= SAME_CHAIN_SHARE;
  const entries = readings.map((reading, index) =>
    compare(keys[index]!, reading, isPart ? numbered.get(index) : undefined),
  );
  if (!isPart) return { entries, continues: false, shared: 0 };
  const held = new Set(numbered.values());
  const carried = earlier.filter((entry) => !held.has(entry)).map(asCarried);
  return { entries: [...entries, ...carried], continues: true, shared: numbered.size };
}

type Alike = (reading: EntryReading, earlier: EntryReading) => boolean;
const sameBuyer: Alike = (a, b) => foldBuyer(a.buyer) === foldBuyer(b.buyer);
const sameNumber: Alike = (a, b) => a.seq !== null && a.seq === b.seq && sameBuyer(a, b);
const sameBuyerAndWish: Alike = (a, b) => sameBuyer(a, b) && sameWish(a, b);
const sameLine: Alike = (a, b) => sameNumber(a, b) && sameWish(a, b);

/** Numbers shift when a line above is deleted, and a friend may stand twice: the most alike find each other first. */
function pairEntries(
  readings: readonly EntryReading[],
  earlier: readonly EarlierEntry[],
  passes: readonly Alike[],
): Map<number, EarlierEntry> {
  const pairs = new Map<number, EarlierEntry>();
  const free = new Map<string, EarlierEntry[]>();
  for (const entry of earlier) {
    const key = foldBuyer(entry.reading.buyer);
    free.set(key, [...(free.get(key) ?? []), entry]);
  }
  for (const isAlike of passes) {
    for (const [index, reading] of readings.entries()) {
      if (pairs.has(index)) continue;
      const rivals = free.get(foldBuyer(reading.buyer)) ?? [];
      const found = rivals.findIndex((entry) => isAlike(reading, entry.reading));
      if (found >= 0) pairs.set(index, rivals.splice(found, 1)[0]!);
    }
  }
  return pairs;
}

function compare(chainKey: string, reading: EntryReading, earlier: EarlierEntry | undefined): ComparedEntry {
  if (!earlier?.orderId) return { chainKey, reading, earlier, change: reading.cancelled ? 'cancelled' : 'new' };
  if (earlier.orderOpen) return { chainKey, reading, earlier, change: changeOfOrder(reading, earlier) };
  const settled = reading.cancelled || (!earlier.reading.cancelled && sameWish(reading, earlier.reading));
  if (settled) return { chainKey, reading, earlier, change: 'unchanged' };
  // The order is gone. A line that said so and now wants goods again is a new order; any other change is asked about.
  const asked = earlier.reading.cancelled ? reading : withQuestion(reading, 'order_gone');
  return { chainKey, reading: asked, earlier: { ...earlier, orderId: null, decision: null }, change: 'new' };
}

function changeOfOrder(reading: EntryReading, earlier: EarlierEntry): EntryChange {
  const same = sameWish(reading, earlier.reading) || readsAsDecided(reading, earlier);
  const kept = earlier.status === 'skipped' && earlier.reading.cancelled;
  if (reading.cancelled) return kept && same ? 'unchanged' : 'cancelled';
  // A change that was not confirmed yet is still one, however often the text comes.
  const reappeared = earlier.reading.cancelled && isElsewhere(earlier.reading);
  if (isPending(earlier) && !reappeared) return 'edited';
  return same ? 'unchanged' : 'edited';
}

const isPending = ({ status }: EarlierEntry): boolean => status === 'ready' || status === 'needs_decision';
/** Its words do not stand in the text it was kept with: it vanished from a version, or that was only a part. */
const isElsewhere = (reading: EntryReading): boolean => reading.sourceLines.length === 0;

/** What only the shop asks; it may be asked of the same words at one time and not at another. */
const shopReasons = new Set<EntryQuestion['reason']>(['which_person', 'room_required', 'refused', 'order_gone']);

/** The same goods to the same door in the same words: a decision made for the earlier reading still stands. */
export function sameWish(a: EntryReading, b: EntryReading): boolean {
  return wishKey(a) === wishKey(b);
}

/** A word taught since reads as what was decided by hand before: no change of the order. */
function readsAsDecided(reading: EntryReading, { reading: before, decision }: EarlierEntry): boolean {
  const asks = reading.questions.some(({ reason }) => !shopReasons.has(reason));
  if (decision === null || asks || goodsKey(decision.items) !== goodsKey(reading.items)) return false;
  return sameWish({ ...reading, items: before.items, questions: before.questions }, before);
}

function wishKey(reading: EntryReading): string {
  const { note, phone, building, unit, room, address, pickup } = reading;
  const questions = reading.questions
    .filter(
      ({ reason }) => !shopReasons.has(reason) && !(reason === 'dropped_in_later_snapshot' && isElsewhere(reading)),
    )
    .map((question) => `${question.reason} ${question.text}`);
  const goods = goodsKey(reading.items) ?? reading.items.map((item) => [item.itemId, item.quantity, item.note]);
  return JSON.stringify([goods, note, phone, building, unit, room, address, pickup, questions]);
}

function withQuestion(reading: EntryReading, reason: EntryQuestion['reason']): EntryReading {
  const question: EntryQuestion = { reason, start: null, end: null, text: '', candidates: [] };
  return { ...reading, questions: [...reading.questions, question] };
}

function asVanished(entry: EarlierEntry): ComparedEntry {
  if (entry.status === 'skipped' && isElsewhere(entry.reading)) return asCarried(entry);
  const reading = { ...elsewhere(entry.reading), questions: [], cancelled: true };
  const asked = withQuestion(reading, 'dropped_in_later_snapshot');
  return { chainKey: entry.chainKey, reading: asked, change: 'cancelled', earlier: entry };
}

function asCarried(entry: EarlierEntry): ComparedEntry {
  const change = entry.status === 'confirmed' ? 'unchanged' : entry.change;
  return { chainKey: entry.chainKey, reading: elsewhere(entry.reading), change, earlier: entry, carried: true };
}

/** A reading whose words stand in another text than the one at hand. */
const elsewhere = (reading: EntryReading): EntryReading => ({
  ...reading,
  line: -1,
  sourceLines: [],
  questions: reading.questions.map((question) => ({ ...question, start: null, end: null })),
});
