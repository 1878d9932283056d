import type { ReviewReason } from '@heyi/jielong';
import type { Id } from '../../kernel/ids.ts';

export type PasteId = Id<'paste'>;
export type EntryId = Id<'paste_entry'>;

export const TEXT_LENGTH_MAX = 200_000;
export const ENTRIES_MAX = 2_000;

export type PasteStatus = 'reviewing' | 'confirmed' | 'discarded';
/** Against the reading of the same chain that was confirmed before. */
export type EntryChange = 'new' | 'edited' | 'cancelled' | 'unchanged';
export type EntryStatus = 'ready' | 'needs_decision' | 'confirmed' | 'skipped';

/** Why the seller has to look: the parser's reasons, and what only the shop knows. */
export type QuestionReason =
  | ReviewReason
  | 'which_person'
  | 'quantity_not_allowed'
  | 'room_required'
  | 'paid_order_changed'
  | 'order_gone'
  | 'refused';

/** One thing to decide, with the exact place in the text where there is one. */
export interface EntryQuestion {
  readonly reason: QuestionReason;
  readonly start: number | null;
  readonly end: number | null;
  readonly text: string;
  /** Items (for goods) or people (for `which_person`) that it may mean, best first. */
  readonly candidates: readonly string[];
  /** For `refused`: the code and details of the refusal. */
  readonly code?: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

export interface EntryItem {
  /** Null where the goods are not certain. */
  readonly itemId: string | null;
  readonly quantity: number | null;
  readonly note: string;
}

/** What one line of the text was understood as. */
export interface EntryReading {
  readonly line: number;
  readonly seq: number | null;
  readonly buyer: string;
  readonly items: readonly EntryItem[];
  readonly phone: string;
  readonly phoneTail: string;
  readonly recipient: string;
  readonly building: string;
  readonly unit: string;
  readonly room: string;
  readonly address: string;
  readonly pickup: string;
  readonly note: string;
  readonly paid: boolean;
  readonly cancelled: boolean;
  readonly statedFen: number | null;
  readonly sourceLines: readonly number[];
  readonly questions: readonly EntryQuestion[];
}

/** What the seller decided of an entry so far; `personId` null makes a new person. */
export interface EntryDecision {
  readonly personId: string | null;
  readonly buyer: string;
  /** Keys of the questions that are answered (`questionKey`); the entry is ready when all are. */
  readonly answered: readonly string[];
  readonly items: readonly { readonly itemId: string; readonly quantity: number; readonly note: string }[];
  readonly room?: { readonly building: string; readonly unit: string; readonly room: string };
}

/** A question stays the same one in a longer version of the chain, where its place in the text is another. */
export const questionKey = (question: EntryQuestion): string => `${question.reason} ${question.text}`;

/** Whether nothing is left to ask. */
export function isAnswered(reading: EntryReading, decision: Pick<EntryDecision, 'answered'> | null): boolean {
  const answered = new Set(decision?.answered ?? []);
  return reading.questions.every((question) => answered.has(questionKey(question)));
}

/** The goods of a reading that are certain. */
export const certainItems = (reading: EntryReading): EntryDecision['items'] =>
  reading.items.flatMap(({ itemId, quantity, note }) =>
    itemId === null || quantity === null ? [] : [{ itemId, quantity, note }],
  );

/** How a group's orders are handed over when the line itself does not say. */
export interface PasteDelivery {
  readonly kind: 'pickup' | 'building' | 'parcel';
  readonly pickupPointId?: string;
}

/** Names and rooms folded the way chains vary: width, case, spaces, punctuation, emoji. */
export const foldBuyer = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '') || name.trim();

/** Entries of the same buyer are told apart by their order: `小雨`, `小雨#2`. */
export function chainKeys(buyers: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return buyers.map((buyer) => {
    const key = foldBuyer(buyer);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? key : `${key}#${count}`;
  });
}

/** The goods of a reading in one comparable text; null where something is not certain. */
export function goodsKey(items: readonly EntryItem[]): string | null {
  if (items.some((item) => item.itemId === null || item.quantity === null)) return null;
  return items
    .map((item) => `${item.itemId} ${item.quantity} ${item.note}`)
    .toSorted()
    .join('|');
}
