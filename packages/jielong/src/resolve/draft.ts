import { simplifyAll } from '../normalise/traditional.ts';
import type { Flag, SettledItem } from '../read/reading.ts';
import type { Place, Token } from '../scan/token.ts';
import type { LineStatus, Payment } from '../types.ts';

/** One order line while the text is still being read. Offsets are into the normalised text. */
export interface Draft {
  chain: number;
  section: number;
  seq: number | null;
  lines: Set<number>;
  buyer: string | null;
  /** The form names are compared in. */
  key: string;
  place: Place | null;
  pickup: string | null;
  address: string | null;
  phone: string | null;
  tail: string | null;
  recipient: string | null;
  placedBy: string | null;
  items: SettledItem[];
  notes: string[];
  payment: Payment | null;
  paidAmount: number | null;
  stated: { value: number; start: number; end: number } | null;
  status: LineStatus | null;
  flags: Flag[];
  /** The whole entry, mark included. */
  start: number;
  end: number;
  /** The entry's own words, to tell a changed snapshot from a repeated one. */
  body: string;
  tokens: Token[];
  buyerRange: { start: number; end: number } | null;
  /** Came from a list (true) or was said in chat. */
  listed: boolean;
  /** Version of the chain it was last seen in. */
  version: number;
  /** True once its owner changed it outside of the list. */
  edited: boolean;
}

const PLAIN = /^[\u4e00-\u9fffa-z0-9]+$/;

/** Names are compared without case, blanks, emoji, punctuation and in simplified characters. */
export function personKey(name: string): string {
  if (PLAIN.test(name)) return simplifyAll(name);
  const plain = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u200b-\u200d\ufe0f\u2060\ufeff]/g, '');
  const bare = plain.replace(/[\p{P}\p{S}\p{Extended_Pictographic}]/gu, '');
  return simplifyAll(bare === '' ? plain : bare);
}

export function newDraft(chain: number, start: number, end: number): Draft {
  return {
    chain,
    section: -1,
    seq: null,
    lines: new Set(),
    buyer: null,
    key: '',
    place: null,
    pickup: null,
    address: null,
    phone: null,
    tail: null,
    recipient: null,
    placedBy: null,
    items: [],
    notes: [],
    payment: null,
    paidAmount: null,
    stated: null,
    status: 'active',
    flags: [],
    start,
    end,
    body: '',
    tokens: [],
    buyerRange: null,
    listed: true,
    version: 0,
    edited: false,
  };
}
