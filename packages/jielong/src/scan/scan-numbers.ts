import { matchAt } from './match-at.ts';
import { UNIT_PATTERN } from '../lexicon/prices.ts';
import { PACKAGE_ONLY, UNITS } from '../lexicon/units.ts';
import { chineseNumber } from '../normalise/numerals.ts';
import type { Token } from './token.ts';

const UNIT = UNIT_PATTERN.replace('|L|', '|l|').replace('|L)', '|l)');
const ARABIC = /\d+(?:\.\d+)?/y;
const CHINESE =
  /[零一二三四五六七八九十百壹贰叁肆伍陆柒捌玖拾佰廿卅]{1,6}|两(?=[百佰])[百佰][零一二三四五六七八九十]*|两/y;
const byFirst = new Map<string, string[]>();
for (const unit of UNITS) {
  const lower = unit === 'L' ? 'l' : unit;
  byFirst.set(lower.charAt(0), [...(byFirst.get(lower.charAt(0)) ?? []), lower]);
}
const STARTS = new Set('0123456789零一二三四五六七八九十百壹贰叁肆伍陆柒捌玖拾佰廿卅两半俩仨斤几数好*+x');

/** The unit that begins at an offset, perhaps after one blank; null if none does. */
function unitAt(text: string, offset: number, limit: number): { unit: string; length: number } | null {
  const blank = text.charAt(offset) === ' ' ? 1 : 0;
  for (const unit of byFirst.get(text.charAt(offset + blank)) ?? []) {
    if (text.startsWith(unit, offset + blank) && offset + blank + unit.length <= limit)
      return { unit, length: blank + unit.length };
  }
  return null;
}

/** True where one of the signs stands within the next few characters. */
function near(text: string, offset: number, limit: number, signs: string, reach: number): boolean {
  const stop = Math.min(limit, offset + reach);
  for (let at = offset; at < stop; at++) if (signs.includes(text.charAt(at))) return true;
  return false;
}

const VAGUE_PAIR = new RegExp(
  `(?:[一二两三四五六七八][二三四五六七八九]|一两|好几|几|十几|几十|数|\\d{1,3}多|\\d{1,3}来|\\d{1,3}几|十多|十来|[二三四五六七八九]十多)\\s*(${UNIT}|两)`,
  'y',
);
const RANGE = new RegExp(
  `(?:\\d+(?:\\.\\d+)?|[一二两三四五六七八九十])\\s*(?:${UNIT})?\\s*[-~到至或]\\s*(?:\\d+(?:\\.\\d+)?|[一二两三四五六七八九十])\\s*(${UNIT})`,
  'y',
);
const BARE_RANGE = /\d{1,2}[-~至]\d{1,2}(?![\d-])/y;
const PACKAGE = new RegExp(
  `\\d+(?:\\.\\d+)?\\s?(?:${UNIT})(?:[*x/]\\d+(?:${UNIT})?)+装?|\\d+(?:\\.\\d+)?\\s?(?:${UNIT})(?:装|规格)(?:的|款)?|\\d+(?:\\.\\d+)?(?:ml|毫升|g|克|kg|l|升)\\d+(?:${UNIT})(?:装)?|\\d+(?:\\.\\d+)?寸`,
  'y',
);
const SCALED = new RegExp(`(\\d+|[一二三四五六七八九十两]+)斤(\\d|[一二三四五六七八九])(?:两|(?![\\d.]|${UNIT}))`, 'y');
const BOUNDARY = /[\s,，、;；。.!！?？()（）【】[\]:"'~+*\-/→]/;

/** Package text that is never a quantity: 550ml*24瓶, 5斤装, 330ml24听. */
export function packageAt(text: string, offset: number, limit: number): Token | null {
  if (!near(text, offset, limit, '*x/装规寸lg升克', 12)) return null;
  const match = matchAt(PACKAGE, text, offset, limit);
  return match === null ? null : { kind: 'spec', start: offset, end: offset + match[0].length };
}

/** Ranges and the like: 1-2只, 两三只, 几斤. */
export function vagueNumberAt(text: string, offset: number, limit: number): Token | null {
  if (!STARTS.has(text.charAt(offset))) return null;
  const ranged = near(text, offset + 1, limit, '-~到至或', 10);
  const pair =
    (near(text, offset, limit, '几数多来二两三四五六七八九', 4) ? matchAt(VAGUE_PAIR, text, offset, limit) : null) ??
    (ranged ? matchAt(RANGE, text, offset, limit) : null);
  if (pair !== null) {
    const tail = /^(?:都行|都可以|也行|吧|左右)/.exec(
      text.slice(offset + pair[0].length, Math.min(limit, offset + pair[0].length + 3)),
    );
    const end = offset + pair[0].length + (tail?.[0].length ?? 0);
    return { kind: 'number', start: offset, end, unit: pair[1] ?? null, sign: '', vague: true };
  }
  const bare = ranged ? matchAt(BARE_RANGE, text, offset, limit) : null;
  return bare === null
    ? null
    : { kind: 'number', start: offset, end: offset + bare[0].length, unit: null, sign: '', vague: true };
}

/** A quantity with its unit (2箱, 半斤, 一斤二两, 斤半, 俩, x2, +1), or null if none begins here; `1斤多` is vague. */
export function numberAt(text: string, offset: number, limit: number): Token | null {
  if (!STARTS.has(text.charAt(offset))) return null;
  const number = quantityAt(text, offset, limit);
  if (number?.unit == null || text.charAt(number.end) !== '多' || number.end >= limit) return number;
  const next = text.charAt(number.end + 1);
  return number.end + 1 >= limit || /[\s,，、。;；)]/.test(next)
    ? { ...number, end: number.end + 1, vague: true }
    : number;
}

function quantityAt(text: string, offset: number, limit: number): Token | null {
  const character = text.charAt(offset);
  let at = offset;
  let sign: '*' | '+' | '' = '';
  if (
    character === '*' ||
    character === '+' ||
    (character === 'x' && /[\d一二两三四五六七八九十]/.test(text.charAt(offset + 1)))
  ) {
    sign = character === '+' ? '+' : '*';
    at++;
    if (text.charAt(at) === ' ') at++;
  }
  const scaled = sign === '' && near(text, at, limit, '斤', 4) ? matchAt(SCALED, text, at, limit) : null;
  if (scaled !== null) {
    const whole = toNumber(scaled[1] as string);
    const tenth = toNumber(scaled[2] as string);
    if (whole !== null && tenth !== null)
      return {
        kind: 'number',
        start: offset,
        end: at + scaled[0].length,
        value: whole + tenth / 10,
        unit: '斤',
        sign,
        ...halfLiang(text, at + scaled[0].length, limit, whole + tenth / 10),
      };
  }
  const half = halfAt(text, at, limit);
  if (half !== null) return { ...half, start: offset, sign };
  const arabic = matchAt(ARABIC, text, at, limit);
  if (arabic !== null) return withUnit(text, offset, at + arabic[0].length, limit, Number(arabic[0]), sign);
  const short = text.charAt(at);
  if (short === '俩' || short === '仨')
    return { kind: 'number', start: offset, end: at + 1, value: short === '俩' ? 2 : 3, unit: null, sign };
  return chineseAt(text, offset, at, limit, sign);
}

/** `1斤2两半`. */
function halfLiang(text: string, end: number, limit: number, value: number): Partial<Token> {
  return text.charAt(end) === '半' && text.charAt(end - 1) === '两' && end < limit
    ? { end: end + 1, value: value + 0.05 }
    : {};
}

function toNumber(text: string): number | null {
  return /^\d/.test(text) ? Number(text) : chineseNumber(text);
}

function halfAt(text: string, at: number, limit: number): Token | null {
  if (text.startsWith('斤半', at) && at + 2 <= limit)
    return { kind: 'number', start: at, end: at + 2, value: 1.5, unit: '斤' };
  if (text.charAt(at) !== '半') return null;
  const unit = unitAt(text, at + 1, limit);
  if (unit === null) return null;
  return { kind: 'number', start: at, end: at + 1 + unit.length, value: 0.5, unit: unit.unit };
}

function chineseAt(text: string, offset: number, at: number, limit: number, sign: '*' | '+' | ''): Token | null {
  const match = matchAt(CHINESE, text, at, limit);
  if (match === null) return null;
  const value = chineseNumber(match[0]);
  if (value === null) return null;
  const end = at + match[0].length;
  const next = text.charAt(end);
  if (next === '两' || (next !== ' ' && unitAt(text, end, limit) !== null))
    return withUnit(text, offset, end, limit, value, sign);
  if (end === limit || BOUNDARY.test(next) || sign !== '')
    return { kind: 'number', start: offset, end, value, unit: null, sign };
  return null;
}

function withUnit(
  text: string,
  offset: number,
  end: number,
  limit: number,
  value: number,
  sign: '*' | '+' | '',
): Token {
  if (text.charAt(end) === '两' && end < limit && unitAt(text, end + 1, limit) === null) {
    return { kind: 'number', start: offset, end: end + 1, value, unit: '两', sign };
  }
  const match = unitAt(text, end, limit);
  if (match === null || !unitStands(text, match, end))
    return { kind: 'number', start: offset, end, value, unit: null, sign };
  const { unit } = match;
  let at = end + match.length;
  let quantity = value;
  if (text.charAt(at) === '半' && at < limit && unitAt(text, at + 1, limit) === null) {
    quantity += 0.5;
    at++;
  }
  return { kind: 'number', start: offset, end: at, value: quantity, unit: unit === 'l' ? 'L' : unit, sign };
}

/** `2g` is a weight, `2girl` is not; `3头像` is not a counter. */
function unitStands(text: string, match: { unit: string; length: number }, end: number): boolean {
  const { unit } = match;
  const after = text.charAt(end + match.length);
  if (/^[a-z]/.test(unit) && /[a-z]/.test(after)) return false;
  if (match.length > unit.length && (unit.length > 1 || !/^[斤克份个件箱盒袋包瓶罐桶板只条根杯]$/.test(unit)))
    return unit === 'kg' || unit === '公斤';
  return true;
}

/** Units that describe a package and cannot count it. */
export function describesPackage(unit: string | null): boolean {
  return unit !== null && PACKAGE_ONLY.has(unit) && unit !== 'g' && unit !== '克';
}
