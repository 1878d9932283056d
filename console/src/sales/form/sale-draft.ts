import type { Sale } from '../sale-state.ts';
import { eveningAfter } from '../shop-time.ts';

/** One of the goods while a sale is being written. Limits are kept as typed; empty is no limit. */
export interface DraftItem {
  itemId?: string;
  skuId: string;
  name: string;
  spec: string;
  unit: string;
  fileId: string | null;
  tint: string | null;
  code: string;
  priceFen: number | null;
  limitPerPerson: string;
  limitTotal: string;
  sold: number;
  available: number | null;
}

export interface SaleDraft {
  items: DraftItem[];
  startsAt: string;
  endsAt: string;
  deliveryKinds: ('pickup' | 'building' | 'parcel')[];
  pickupNote: string;
  freightFen: number | null;
  communityIds: string[];
  title: string;
  words: string;
}

export const emptyDraft = (now: Date, zone: string): SaleDraft => ({
  items: [],
  startsAt: now.toISOString(),
  endsAt: eveningAfter(now, 1, zone),
  deliveryKinds: ['pickup'],
  pickupNote: '',
  freightFen: 0,
  communityIds: [],
  title: '',
  words: '',
});

const typed = (limit: number | null): string => (limit === null ? '' : String(limit));

export function draftOf(sale: Sale): SaleDraft {
  const { startsAt, endsAt, deliveryKinds, pickupNote, freightFen, communityIds, title, words } = sale;
  const items = sale.items.map((item) => ({
    ...item,
    limitPerPerson: typed(item.limitPerPerson),
    limitTotal: typed(item.limitTotal),
  }));
  return { items, startsAt, endsAt, deliveryKinds, pickupNote, freightFen, communityIds, title, words };
}

/** The first letter no other item has: A to Z, then two letters. */
export function freeCode(items: readonly DraftItem[]): string {
  const taken = new Set(items.map((item) => item.code.trim().toUpperCase()));
  for (let index = 0; ; index += 1) {
    const last = String.fromCharCode(65 + (index % 26));
    const code = index < 26 ? last : String.fromCharCode(64 + Math.floor(index / 26)) + last;
    if (!taken.has(code)) return code;
  }
}

/** A typed limit: null when empty, undefined when it is no positive number with at most three decimals. */
export function limitOf(text: string): number | null | undefined {
  const plain = text.normalize('NFKC').trim();
  if (plain === '') return null;
  return /^\d{1,5}(\.\d{1,3})?$/.test(plain) && Number(plain) > 0 ? Number(plain) : undefined;
}

/** What the server is sent. The draft has been checked. */
export function bodyOfDraft(draft: SaleDraft) {
  const { items, freightFen, ...rest } = draft;
  return {
    ...rest,
    freightFen: freightFen ?? 0,
    items: items.map((item) => ({
      ...(item.itemId === undefined ? {} : { itemId: item.itemId }),
      skuId: item.skuId,
      code: item.code.trim(),
      priceFen: item.priceFen ?? 0,
      limitPerPerson: limitOf(item.limitPerPerson) ?? null,
      limitTotal: limitOf(item.limitTotal) ?? null,
    })),
  };
}

export interface DraftTexts {
  badCode: string;
  badPrice: string;
  badLimit: string;
  chooseTime: string;
  endAfterStart: string;
  chooseDelivery: string;
  required: string;
}

/** Path → sentence of what is still wrong. */
export function checkDraft(draft: SaleDraft, texts: DraftTexts): Record<string, string | undefined> {
  const errors: Record<string, string | undefined> = {};
  draft.items.forEach((item, index) => {
    if (!/^[A-Za-z0-9]{1,4}$/.test(item.code.normalize('NFKC').trim())) errors[`items.${index}.code`] = texts.badCode;
    if (item.priceFen === null) errors[`items.${index}.priceFen`] = texts.badPrice;
    if (limitOf(item.limitPerPerson) === undefined) errors[`items.${index}.limitPerPerson`] = texts.badLimit;
    if (limitOf(item.limitTotal) === undefined) errors[`items.${index}.limitTotal`] = texts.badLimit;
  });
  if (!draft.startsAt) errors['startsAt'] = texts.chooseTime;
  if (!draft.endsAt) errors['endsAt'] = texts.chooseTime;
  else if (draft.startsAt && draft.endsAt <= draft.startsAt) errors['endsAt'] = texts.endAfterStart;
  if (draft.deliveryKinds.length === 0) errors['deliveryKinds'] = texts.chooseDelivery;
  if (draft.title.trim() === '') errors['title'] = texts.required;
  return errors;
}
