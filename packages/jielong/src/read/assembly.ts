import type { Lexicon } from '../lexicon/lexicon.ts';
import { tidy } from '../normalise/numerals.ts';
import type { Clause, Mention, Reading, Verb } from './reading.ts';
import type { Token } from '../scan/token.ts';

/** The state of reading one stretch; the readers of mentions and of facts share it. */
export interface Assembly {
  lexicon: Lexicon;
  text: string;
  tokens: Token[];
  reading: Reading;
  clause: Clause;
  /** A number waiting for the product behind it (2A). */
  pending: Token | null;
  /** Set between 各 and its number. */
  each: boolean;
  index: number;
  /** The text is a message about an order that stands elsewhere. */
  spoken: boolean;
  /** Reads the tokens that are left; a proxy's part is read with the same rules. */
  run: (assembly: Assembly) => void;
}

export function newClause(verb: Verb, start: number): Clause {
  return { verb, left: [], mentions: [], start, end: start };
}

export function startClause(assembly: Assembly, verb: Verb, start: number): void {
  closeEach(assembly);
  assembly.clause = newClause(verb, start);
  assembly.reading.clauses.push(assembly.clause);
}

export function newMention(token: Token, products: number[], named: boolean): Mention {
  return {
    products,
    named,
    quantity: null,
    unit: null,
    basis: 'implied',
    vague: false,
    specs: [],
    note: null,
    start: token.start,
    end: token.end,
  };
}

export function addMention(assembly: Assembly, mention: Mention): void {
  assembly.clause.mentions.push(mention);
  assembly.clause.end = mention.end;
}

export function setQuantity(mention: Mention, number: Token): void {
  mention.quantity = number.vague === true ? null : (number.value ?? null);
  mention.vague ||= number.vague === true;
  mention.unit = number.unit ?? null;
  mention.basis = 'written';
  mention.end = Math.max(mention.end, number.end);
}

export function closeEach(assembly: Assembly): void {
  if (!assembly.each) return;
  assembly.each = false;
  const token = assembly.tokens[Math.min(assembly.index, assembly.tokens.length - 1)] as Token;
  assembly.reading.flags.push({ reason: 'missing_quantity', start: token.start, end: token.end, candidates: [] });
}

/** Of two lone numbers the first is the tail of a phone or a room, where the header says so. */
function takeRoom(assembly: Assembly, last: Mention): boolean {
  const { lexicon, reading, text } = assembly;
  const written = text.slice(last.start, last.end);
  if (/^\d{4}$/.test(written) && lexicon.rules.tailDeclared && reading.tail === null) {
    reading.tail = written;
    return true;
  }
  if (/^\d{3,4}$/.test(written) && lexicon.rules.building !== null && reading.place === null) {
    reading.place = { area: null, building: null, unit: null, room: written };
    return true;
  }
  return false;
}

/** `2罐 560`: the second number is money if it is exactly what the first one costs; otherwise nobody can tell. */
function takeSecondNumber(assembly: Assembly, token: Token, last: Mention): void {
  const { lexicon, reading } = assembly;
  const price = lexicon.products[lexicon.scope[0] as number]?.price ?? null;
  const tier = lexicon.products[lexicon.scope[0] as number]?.tiers.find((item) => item.quantity === last.quantity);
  const due = tier?.price ?? (price === null ? null : tidy(price * (last.quantity as number)));
  if (token.unit == null && due === token.value && reading.stated === null) {
    reading.stated = { value: due as number, start: token.start, end: token.end };
    return;
  }
  reading.flags.push({ reason: 'ambiguous_number', start: last.start, end: token.end, candidates: [] });
}

export function flushPending(assembly: Assembly): void {
  const pending = assembly.pending;
  if (pending === null) return;
  assembly.pending = null;
  takeLoneNumber(assembly, pending, assembly.clause.mentions.at(-1));
}

export function takeLoneNumber(assembly: Assembly, token: Token, last: Mention | undefined): void {
  if (
    last !== undefined &&
    last.quantity !== null &&
    last.named &&
    last.unit === null &&
    token.unit === null &&
    token.sign !== '+'
  ) {
    const adjacent = last.end === token.start;
    if (adjacent || token.sign === '*') {
      assembly.reading.flags.push({ reason: 'ambiguous_number', start: token.start, end: token.end, candidates: [] });
      return;
    }
  }
  if (last !== undefined && !last.named && last.quantity !== null && token.sign !== '+' && last.start < token.start) {
    if (takeRoom(assembly, last)) assembly.clause.mentions.pop();
    else if (assembly.lexicon.scope.length === 1) return takeSecondNumber(assembly, token, last);
  }
  const mention = newMention(token, [], false);
  setQuantity(mention, token);
  addMention(assembly, mention);
}
