import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LineStatus, Offering, Payment, ReviewReason } from '../src/types.ts';

/** Offering (null: not told), quantity (null: not told), unit. */
export type GoldItem = readonly [offering: string | null, quantity: number | null, unit: string | null];

/** One order as a careful person reads it. What is not said stands as undefined. */
export interface GoldOrder {
  readonly seq?: number;
  /** The lines of the text it comes from, from 1. */
  readonly lines: readonly number[];
  readonly buyer?: string;
  /** Other ways to write the buyer that are as right. */
  readonly buyerToo?: readonly string[];
  readonly items?: readonly GoldItem[];
  readonly status?: LineStatus;
  readonly payment?: Payment;
  readonly phone?: string;
  readonly phoneTail?: string;
  readonly building?: string;
  readonly unit?: string;
  readonly room?: string;
  readonly pickup?: string;
  readonly address?: string;
  readonly recipient?: string;
  readonly note?: string;
  /** What a leader has to be asked, as [start, end, reason]; an order without it must not be asked about. */
  readonly review?: readonly GoldFragment[];
}

export type GoldFragment = readonly [start: number, end: number, reason: ReviewReason];

export interface GoldCase {
  readonly id: string;
  readonly text: string;
  readonly title: string;
  readonly format: string;
  readonly difficulty: number;
  readonly offerings: readonly Pick<Offering, 'id' | 'code' | 'name' | 'aliases' | 'spec' | 'price' | 'unit'>[];
  readonly orders: readonly GoldOrder[];
  /** Fragments that belong to no order and have to be asked about. */
  readonly unresolved: readonly GoldFragment[];
}

type Stored = Omit<GoldCase, 'text'> & { readonly text: readonly string[] };

/** Reads a folder of the corpus: per file a list of cases, each with its text line by line. */
export function readGold(folder: string): GoldCase[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Stored[])
    .map((stored) => ({ ...stored, text: stored.text.join('\n') }));
}
