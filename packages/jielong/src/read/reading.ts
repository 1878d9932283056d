import type { Basis, Payment, ReviewReason } from '../types.ts';
import type { Place, ReferenceTarget } from '../scan/token.ts';

/** A question raised while reading; offsets are into the normalised text. */
export interface Flag {
  reason: ReviewReason;
  start: number;
  end: number;
  /** Products it may mean. */
  candidates: number[];
}

/** One mention of something ordered, before edits are applied. */
export interface Mention {
  /** Candidates; empty where nothing is named (`2份`) or nothing fits. */
  products: number[];
  /** True where words or a code name something, known or not. */
  named: boolean;
  quantity: number | null;
  unit: string | null;
  basis: Basis;
  vague: boolean;
  /** Package words beside the mention. */
  specs: string[];
  note: string | null;
  /** Its number stands in front (2A). */
  led?: boolean;
  start: number;
  end: number;
}

export interface Range {
  start: number;
  end: number;
}

export type Verb = 'order' | 'add' | 'change' | 'less' | 'remove';

/** Mentions under one verb. `left` is what a change replaces. */
export interface Clause {
  verb: Verb;
  left: Mention[];
  mentions: Mention[];
  start: number;
  end: number;
}

/** What one stretch says, independent of who says it and what stood before. */
export interface Reading {
  clauses: Clause[];
  reference: { target: ReferenceTarget; start: number; end: number } | null;
  phone: string | null;
  tail: string | null;
  place: Place | null;
  pickup: string | null;
  address: Range | null;
  addressOf: ReferenceTarget | null;
  recipient: Range | null;
  notes: Range[];
  payment: Payment | null;
  paidAmount: number | null;
  stated: { value: number; start: number; end: number } | null;
  cancel: Range | null;
  restore: boolean;
  pending: Range | null;
  proxies: { name: string; start: number; end: number; clauses: Clause[] }[];
  flags: Flag[];
  /** Quantities said to be the sum (`一共两份`). */
  total: { value: number; start: number; end: number } | null;
  /** Text nobody could place. */
  leftover: Range[];
  /** True where the only quantities are zero. */
  zero: boolean;
}

/** A mention settled to one product and its sale unit. */
export interface SettledItem {
  product: number | null;
  quantity: number | null;
  unit: string | null;
  basis: Basis;
  note: string | null;
  start: number;
  end: number;
}

export function emptyReading(): Reading {
  return {
    clauses: [],
    reference: null,
    phone: null,
    tail: null,
    place: null,
    pickup: null,
    address: null,
    addressOf: null,
    recipient: null,
    notes: [],
    payment: null,
    paidAmount: null,
    stated: null,
    cancel: null,
    restore: false,
    pending: null,
    proxies: [],
    flags: [],
    total: null,
    leftover: [],
    zero: false,
  };
}
