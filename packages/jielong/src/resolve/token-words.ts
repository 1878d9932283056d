import { lookup, measuresIn, similarProducts } from '../lexicon/lexicon.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import type { ReferenceTarget, Token } from '../scan/token.ts';

/** What a token was read as, in words a leader understands: a product, a number with its unit, a room, a state. */
export function readingOf(lexicon: Lexicon | undefined, text: string, token: Token): string {
  if (token.kind === 'item' && token.products !== undefined)
    return token.products.map((index) => lexicon?.products[index]?.name ?? '').join(' / ');
  if (token.kind === 'amount') return `¥${token.value}`;
  if (token.value !== undefined) return `${token.value}${token.unit ?? ''}`;
  if (token.place !== undefined)
    return Object.values(token.place)
      .filter((part) => part !== null)
      .join('-');
  if (token.target !== undefined) return targetWords(token.target);
  const state = STATES[token.kind];
  if (state !== undefined) return state;
  return (
    token.digits ??
    (token.name === 'share' || token.name === 'worn' ? null : token.name) ??
    text.slice(token.start, token.end).trim()
  );
}

const STATES: Partial<Record<Token['kind'], string>> = {
  paid: '已付',
  unpaid: '未付',
  partial: '付了一部分',
  cancel: '取消',
  pending: '待定',
  restore: '恢复',
  change: '改成',
  correct: '更正',
  add: '再加',
  less: '减少',
  remove: '去掉',
  each: '各',
  all: '每样',
};

function targetWords(target: ReferenceTarget): string {
  switch (target.to) {
    case 'seq':
      return String(target.seq);
    case 'person':
      return target.name;
    case 'above':
      return '上一条';
    default:
      return '文字以外';
  }
}

/** The reading that came second: another product, a price, a room, a package; null where nothing else is likely. */
export function runnerUpOf(lexicon: Lexicon | undefined, text: string, token: Token): string | null {
  if (lexicon === undefined) return null;
  const words = text.slice(token.start, token.end).trim();
  const name = (index: number | undefined): string | null =>
    index === undefined ? null : (lexicon.products[index]?.name ?? null);
  if (token.kind === 'item')
    return (
      name(token.products?.[1]) ?? name(similarProducts(lexicon, words).find((index) => index !== token.products?.[0]))
    );
  if (token.kind === 'number') return otherNumber(lexicon, token, words);
  if (token.kind === 'amount' && token.value !== undefined) return `${token.value}`;
  if (token.kind === 'text' || token.kind === 'note') return name(similarProducts(lexicon, words)[0]);
  return null;
}

function otherNumber(lexicon: Lexicon, token: Token, words: string): string | null {
  if (token.value === undefined) return null;
  const measure = measuresIn(words).find((known) => lexicon.specs.has(known));
  if (measure !== undefined) return measure;
  if (token.unit != null || token.sign !== '') return null;
  const priced = lexicon.ownPrices.get(token.value);
  if (priced !== undefined) return `¥${token.value}`;
  const coded = lexicon.codes.get(String(token.value));
  if (coded !== undefined) return lexicon.products[coded]?.name ?? null;
  return /^\d{3,4}$/.test(words) ? `${words}室` : null;
}

/** A name that is also a product or a code could have been an order. */
export function runnerUpOfName(lexicon: Lexicon | undefined, name: string): string | null {
  const found = lexicon === undefined ? null : lookup(lexicon, name);
  return found === null ? null : (lexicon?.products[found.products[0] as number]?.name ?? null);
}
