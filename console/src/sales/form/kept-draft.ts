import type { SaleDraft } from './sale-draft.ts';

const DAYS_KEPT = 7;
const DAY = 86_400_000;

/** A sale somebody was writing on this device when they left or the page went away. */
export interface KeptDraft {
  draft: SaleDraft;
  /** The step that was open. */
  step: number;
  /** Milliseconds. */
  at: number;
  /** What the form held before anything was written: a sale that has changed since is not overwritten. */
  base: string;
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Where the draft of a sale of a shop is kept; without `saleId` that of a new one. */
export const draftKey = (shopId: string, saleId?: string): string => `heyi.sale-draft.${shopId}.${saleId ?? 'new'}`;

/** A full or forbidden store only means that nothing is kept. */
export function keepDraft(store: Store, key: string, kept: KeptDraft): void {
  try {
    store.setItem(key, JSON.stringify(kept));
  } catch {
    return;
  }
}

export function forgetDraft(store: Store, key: string): void {
  try {
    store.removeItem(key);
  } catch {
    return;
  }
}

/** What can be offered back: at most a week old, and of a form that looks as it did. */
export function findDraft(store: Store, key: string, now: number, base: string): KeptDraft | undefined {
  try {
    const kept = JSON.parse(store.getItem(key) ?? 'null') as KeptDraft | null;
    if (kept === null || now - kept.at > DAYS_KEPT * DAY || kept.base !== base) return undefined;
    return Array.isArray(kept.draft.items) ? kept : undefined;
  } catch {
    return undefined;
  }
}
