import { matchAt } from './match-at.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { circledNumber } from '../normalise/numerals.ts';
import type { Token } from './token.ts';

const LETTERS = /[a-z]+/y;
const CODE_TAIL = /\d*/y;
const NUMBERED = /(?:套餐|编号)?(\d{1,2})\s?(?:号餐|号|#|套餐|款)(?![楼院])/y;
const NUMBER_LIST = /\d{1,2}(?:\s?[、,和及&]\s?\d{1,2})+\s?(?:号|#|(?=各))/y;
const TIMES = /(\d{1,2})(?=\s?[*x]\s?\d)/y;
const PREFIX = /(?:套餐|编号|款式?)\s?(?=[a-z\d①-⑳])/y;

function item(start: number, end: number, product: number | undefined): Token {
  return product === undefined
    ? { kind: 'badcode', start, end }
    : { kind: 'item', start, end, products: [product], coded: true };
}

/** Codes of the menu at an offset, in any usual form; null if none begins here. Unknown codes become `badcode`. */
export function codesAt(lexicon: Lexicon, text: string, offset: number, limit: number): Token[] | null {
  if (lexicon.codeStyle === 'none') return null;
  const prefix = matchAt(PREFIX, text, offset, limit)?.[0].length ?? 0;
  const at = offset + prefix;
  const tokens =
    lexicon.codeStyle === 'numeric' ? numericAt(lexicon, text, at, limit) : letteredAt(lexicon, text, at, limit);
  const first = tokens?.[0];
  if (first !== undefined) first.start = offset;
  return tokens;
}

function numericAt(lexicon: Lexicon, text: string, offset: number, limit: number): Token[] | null {
  const circled = circledNumber(text.charAt(offset));
  if (circled !== null) return [item(offset, offset + 1, lexicon.codes.get(String(circled)))];
  const list = matchAt(NUMBER_LIST, text, offset, limit);
  if (list !== null) {
    const tokens: Token[] = [];
    for (const match of list[0].matchAll(/\d{1,2}/g)) {
      const start = offset + match.index;
      tokens.push(item(start, start + match[0].length, lexicon.codes.get(match[0])));
    }
    (tokens.at(-1) as Token).end = offset + list[0].length;
    return tokens;
  }
  const single = matchAt(NUMBERED, text, offset, limit) ?? matchAt(TIMES, text, offset, limit);
  if (single === null || /\d/.test(text.charAt(offset - 1))) return null;
  return [item(offset, offset + single[0].length, lexicon.codes.get(String(Number(single[1]))))];
}

function letteredAt(lexicon: Lexicon, text: string, offset: number, limit: number): Token[] | null {
  const circled = circledNumber(text.charAt(offset));
  if (circled !== null && lexicon.codes.has(String(circled)))
    return [item(offset, offset + 1, lexicon.codes.get(String(circled)))];
  if (/[a-z]/.test(text.charAt(offset - 1))) return null;
  let letters = matchAt(LETTERS, text, offset, limit)?.[0];
  if (letters === undefined) return null;
  if (
    letters.length > 1 &&
    letters.endsWith('x') &&
    /^\s?[\d一二两三四五六七八九十]/.test(text.slice(offset + letters.length, offset + letters.length + 2))
  )
    letters = letters.slice(0, -1);
  if (letters === 'x' && !lexicon.codes.has('X') && /[ \d]/.test(text.charAt(offset + 1))) return null;
  const end = offset + letters.length;
  const digits = matchAt(CODE_TAIL, text, end, limit)?.[0] ?? '';
  if (letters.length <= 2 && digits !== '') {
    const whole = (letters + digits).toUpperCase();
    if (lexicon.codes.has(whole)) return [item(offset, end + digits.length, lexicon.codes.get(whole))];
    if (lexicon.codeStyle === 'alphanumeric' && !lexicon.codes.has(letters.toUpperCase())) {
      return [
        {
          kind: 'badcode',
          start: offset,
          end: end + digits.length,
          vague: lexicon.codes.has(whole.slice(0, -1)) || lexicon.codes.has(whole.slice(0, -2)),
        },
      ];
    }
  }
  const codes = [...letters].map((letter) => lexicon.codes.get(letter.toUpperCase()));
  if (letters.length === 1) return oneLetter(lexicon, text, offset, end, limit, codes[0]);
  if (letters.length > 8 || codes.some((code) => code === undefined)) return null;
  const tokens = codes.map((code, index) => item(offset + index, offset + index + 1, code));
  if (digits !== '') (tokens.at(-1) as Token).vague = true;
  return tokens;
}

function oneLetter(
  lexicon: Lexicon,
  text: string,
  offset: number,
  end: number,
  limit: number,
  code: number | undefined,
): Token[] | null {
  if (code !== undefined) return [item(offset, skipSuffix(text, end, limit), code)];
  const next = text.charAt(end);
  const orderLike = end >= limit || /[\s\d*+:：,，、。;各一二两三]/.test(next);
  return orderLike && lexicon.codeStyle !== 'emoji' ? [{ kind: 'badcode', start: offset, end }] : null;
}

function skipSuffix(text: string, end: number, limit: number): number {
  for (const suffix of ['套餐', '款', '餐'])
    if (text.startsWith(suffix, end) && end + suffix.length <= limit) return end + suffix.length;
  return end;
}
