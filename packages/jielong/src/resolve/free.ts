import { keywordAt, wishLength } from '../lexicon/keywords.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { nameKey } from '../lexicon/product.ts';
import type { Product } from '../lexicon/product.ts';
import { originalRange } from '../normalise/source.ts';
import type { Source } from '../normalise/source.ts';
import { readName } from '../read/name.ts';
import type { NameContext } from '../read/name.ts';
import { referenceAt } from '../scan/scan-references.ts';
import { numberAt, packageAt, vagueNumberAt } from '../scan/scan-numbers.ts';
import type { RawEntry } from '../segment/chain.ts';

/**
 * Without a menu the orders say what is on offer: every name that stands in front of a number becomes a product. The
 * entries are then read like those of any other chain.
 */
export function collectFreeProducts(
  source: Source,
  lower: string,
  empty: Lexicon,
  entries: RawEntry[],
  context: NameContext,
): Product[] {
  const found = new Map<string, Product>();
  for (const raw of entries) {
    const name = readName(empty, lower, raw.start, raw.end, context);
    for (const item of namesIn(lower, name.restStart, raw.end)) {
      const key = nameKey(lower.slice(item.start, item.end));
      const known = found.get(key);
      if (known !== undefined) {
        known.spec ??= item.spec;
        continue;
      }
      const range = originalRange(source, item.start, item.end);
      found.set(key, {
        index: found.size,
        code: null,
        key,
        name: source.original.slice(range.start, range.end),
        aliases: [],
        spec: item.spec,
        price: null,
        unit: null,
        origin: 'implied',
        id: null,
        extra: false,
        options: [],
        tiers: [],
      });
    }
  }
  return [...found.values()];
}

interface FreeName {
  start: number;
  end: number;
  spec: string | null;
}

const STOPS = new Set([
  'paid',
  'unpaid',
  'partial',
  'cancel',
  'pending',
  'restore',
  'change',
  'remark',
  'total',
  'each',
  'phoneLabel',
  'addressLabel',
  'recipientLabel',
  'tailLabel',
  'conditional',
]);

function namesIn(text: string, start: number, end: number): FreeName[] {
  const names: FreeName[] = [];
  let at = start;
  while (at < end) {
    const keyword = keywordAt(text, at);
    if (
      keyword !== null &&
      (STOPS.has(keyword.kind) || keyword.kind === 'filler' || keyword.kind === 'and' || keyword.kind === 'add') &&
      !/^(?:订|定|买|拿|接|跟|拼|参加|请|哈|啊|先|再|又|也|和|以及)$/.test(keyword.word)
    ) {
      at += keyword.word.length;
      continue;
    }
    if (text.charAt(at) === '(') {
      const close = closing(text, at, end);
      at = close < 0 ? at + 1 : close + 1;
      continue;
    }
    if (!/\p{L}/u.test(text.charAt(at)) || quantityAt(text, at, end) !== null) {
      at += quantityAt(text, at, end) ?? 1;
      continue;
    }
    const reference = referenceAt(text, at, end);
    if (reference !== null) {
      at = reference.end;
      continue;
    }
    const stop = nameStop(text, at, end);
    const after = afterName(text, stop, end);
    if (after !== null && stop - at <= 12 && wishLength(text, at) === 0)
      names.push({ start: at, end: stop, spec: after.spec });
    at = Math.max(stop, after?.end ?? stop, at + 1);
  }
  return names;
}

/** The bracket that closes the one at an offset, within a short stretch; -1 without one. */
function closing(text: string, at: number, end: number): number {
  const found = text.slice(at, Math.min(end, at + 60)).indexOf(')');
  return found < 0 ? -1 : at + found;
}

function quantityAt(text: string, at: number, end: number): number | null {
  const number = packageAt(text, at, end) ?? vagueNumberAt(text, at, end) ?? numberAt(text, at, end);
  return number === null ? null : number.end - at;
}

function nameStop(text: string, at: number, end: number): number {
  let stop = at;
  while (stop < end && /[\p{L}·-]/u.test(text.charAt(stop))) {
    if (stop > at && quantityAt(text, stop, end) !== null) break;
    const keyword = keywordAt(text, stop);
    if (stop > at && keyword !== null && STOPS.has(keyword.kind) && (keyword.word.length > 1 || keyword.word === '各'))
      break;
    stop++;
  }
  return stop;
}

/** Package text and quantity behind a name; null if no number follows. */
function afterName(text: string, from: number, end: number): { spec: string | null; end: number } | null {
  let at = from;
  let spec: string | null = null;
  for (;;) {
    if (text.charAt(at) === '(') {
      const close = closing(text, at, end);
      if (close < 0) return null;
      at = close + 1;
    }
    while (at < end && text.charAt(at) === ' ') at++;
    const pack = at < end ? packageAt(text, at, end) : null;
    if (pack !== null) {
      spec = text.slice(pack.start, pack.end);
      at = pack.end;
      continue;
    }
    const number = at < end ? (vagueNumberAt(text, at, end) ?? numberAt(text, at, end)) : null;
    return number === null ? null : { spec, end: number.end };
  }
}
