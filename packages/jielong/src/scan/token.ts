import type { KeywordKind } from '../lexicon/keywords.ts';

export type TokenKind =
  | KeywordKind
  | 'space'
  | 'comma'
  | 'stop'
  | 'open'
  | 'close'
  | 'number'
  | 'amount'
  | 'spec'
  | 'item'
  | 'option'
  | 'badcode'
  | 'phone'
  | 'tail'
  | 'place'
  | 'address'
  | 'pickup'
  | 'reference'
  | 'proxy'
  | 'time'
  | 'text'
  | 'symbol'
  | 'laterAddress'
  | 'addressOf';

/** A place as far as it is written: any of the parts may be missing. */
export interface Place {
  area: string | null;
  building: string | null;
  unit: string | null;
  room: string | null;
}

/** What a reference points at: the entry above, a number, a person, or something outside of the text. */
export type ReferenceTarget =
  | { to: 'above' }
  | { to: 'seq'; seq: number }
  | { to: 'person'; name: string }
  | { to: 'outside' };

/** One recognised stretch; offsets are into the normalised text. Only the fields of its kind are set. */
export interface Token {
  kind: TokenKind;
  start: number;
  end: number;
  value?: number;
  unit?: string | null;
  /** The sign in front of a number: *, + or nothing. */
  sign?: '*' | '+' | '';
  /** A number that cannot be one value: 两三, 1-2, 几. */
  vague?: boolean;
  /** Approximate after a weight: the number stands. */
  products?: number[];
  /** Read by its code rather than its name. */
  coded?: boolean;
  place?: Place;
  digits?: string;
  target?: ReferenceTarget;
  name?: string;
}
