import type { Id } from '../../kernel/ids.ts';

export type PersonId = Id<'person'>;
export type IdentityId = Id<'identity'>;

export const identityKinds = ['nickname', 'phone', 'room', 'visitor'] as const;

/** How a person is known: a nickname or room in a community (the scope) or anywhere, a phone, a browser. */
export type IdentityKind = (typeof identityKinds)[number];

export interface IdentityRow {
  readonly personId: PersonId;
  readonly kind: IdentityKind;
  readonly scopeId: string | null;
  /** As people wrote it. */
  readonly value: string;
  /** Folded for comparison. */
  readonly matchValue: string;
}

export const NAME_LENGTH_MAX = 60;
export const TAG_LENGTH_MAX = 20;
export const NOTE_LENGTH_MAX = 1_000;

/** `138****1234`: enough to recognise, too little to call. */
export const maskPhone = (phone: string): string =>
  phone.length < 7 ? phone.replace(/\d(?=\d{2})/g, '*') : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
