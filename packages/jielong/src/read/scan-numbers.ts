import { UNIT_PATTERN } from '../lexicon/prices.ts';
import { PACKAGE_ONLY } from '../lexicon/units.ts';
import { chineseNumber } from '../normalise/numerals.ts';
import type { Token } from './token.ts';

const UNIT = UNIT_PATTERN.replace('|L|', '|l|').replace('|L)', '|l)');
const ARABIC = /\d+(?:\.\d+)?/y;
const CHINESE = /[零一二三四五六七八九十百壹贰叁肆伍陆柒捌玖拾佰廿卅]+|两(?=[百佰])[百佰][零一二三四五六七八九十]*|两/y;
const UNIT_AT = new RegExp(` ?(${UNIT})`, 'y');
const VAGUE_PAIR = new RegExp(`(?:[一二两三四五六七八][二三四五六七八九]|一两|好几|几|十几|几十|数|\\d{1,3}多|\\d{1,3}来|\\d{1,3}几|十多|十来|[二三四五六七八九]十多)\\s*(${UNIT})`, 'y');
const RANGE = new RegExp(`(?:\\d+(?:\\.\\d+)?|[一二两三四五六七八九十])\\s*(?:${UNIT})?\\s*[-~到至或]\\s*(?:\\d+(?:\\.\\d+)?|[一二两三四五六七八九十])\\s*(${UNIT})`, 'y');
const BARE_RANGE = /\d{1,2}[-~至]\d{1,2}(?![\d-])/y;
const PACKAGE = new RegExp(
  `\\d+(?:\\.\\d+)?\\s?(?:${UNIT})(?:[*x/]\\d+(?:${UNIT})?)+装?|\\d+(?:\\.\\d+)?\\s?(?:${UNIT})(?:装|规格)(?:的|款)?|\\d+(?:\\.\\d+)?(?:ml|毫升|g|克|kg|l|升)\\d+(?:${UNIT})(?:装)?|\\d+(?:\\.\\d+)?寸`,
  'y',
);
const SCALED = new RegExp(`(\\d+|[一二三四五六七八九十两]+)斤(\\d|[一二三四五六七八九])(?:两|(?![\\d.]|${UNIT}))`, 'y');
const BOUNDARY = /[\s,，、;；。.!！?？()（）【】[\]:"'~+*\-/→]/;

function exec(pattern: RegExp, text: string, offset: number, limit: number): RegExpExecArray | null {
  pattern.lastIndex = offset;
  const match = pattern.exec(text);
  return match === null || offset + match[0].length > limit ? null : match;
}

/** Package text that is never a quantity: 550ml*24瓶, 5斤装, 330ml24听. */
export function packageAt(text: string, offset: number, limit: number): Token | null {
  const match = exec(PACKAGE, text, offset, limit);
  return match === null ? null : { kind: 'spec', start: offset, end: offset + match[0].length };
}

/** Ranges and the like: 1-2只, 两三只, 几斤. */
export function vagueNumberAt(text: string, offset: number, limit: number): Token | null {
  const pair = exec(VAGUE_PAIR, text, offset, limit) ?? exec(RANGE, text, offset, limit);
  if (pair !== null) {
    const tail = /^(?:都行|都可以|也行|吧|左右)/.exec(text.slice(offset + pair[0].length, Math.min(limit, offset + pair[0].length + 3)));
    const end = offset + pair[0].length + (tail?.[0].length ?? 0);
    return { kind: 'number', start: offset, end, unit: pair[1] ?? null, sign: '', vague: true };
  }
  const bare = exec(BARE_RANGE, text, offset, limit);
  return bare === null ? null : { kind: 'number', start: offset, end: offset + bare[0].length, unit: null, sign: '', vague: true };
}

/** A quantity with its unit (2箱, 半斤, 一斤二两, 斤半, 俩, x2, +1), or null if none begins here; `1斤多` is vague. */
export function numberAt(text: string, offset: number, limit: number): Token | null {
  const number = quantityAt(text, offset, limit);
  if (number?.unit == null || text.charAt(number.end) !== '多' || number.end >= limit) return number;
  const next = text.charAt(number.end + 1);
  return number.end + 1 >= limit || /[\s,，、。;；)]/.test(next) ? { ...number, end: number.end + 1, vague: true } : number;
}

function quantityAt(text: string, offset: number, limit: number): Token | null {
  const character = text.charAt(offset);
  let at = offset;
  let sign: '*' | '+' | '' = '';
  if (character === '*' || character === '+' || (character === 'x' && /[\d一二两三四五六七八九十]/.test(text.charAt(offset + 1)))) {
    sign = character === '+' ? '+' : '*';
    at++;
    if (text.charAt(at) === ' ') at++;
  }
  const scaled = sign === '' ? exec(SCALED, text, at, limit) : null;
  if (scaled !== null) {
    const whole = toNumber(scaled[1] as string);
    const tenth = toNumber(scaled[2] as string);
    if (whole !== null && tenth !== null) return { kind: 'number', start: offset, end: at + scaled[0].length, value: whole + tenth / 10, unit: '斤', sign };
  }
  const half = halfAt(text, at, limit);
  if (half !== null) return { ...half, start: offset, sign };
  const arabic = exec(ARABIC, text, at, limit);
  if (arabic !== null) return withUnit(text, offset, at + arabic[0].length, limit, Number(arabic[0]), sign);
  const short = text.charAt(at);
  if (short === '俩' || short === '仨') return { kind: 'number', start: offset, end: at + 1, value: short === '俩' ? 2 : 3, unit: null, sign };
  return chineseAt(text, offset, at, limit, sign);
}

function toNumber(text: string): number | null {
  return /^\d/.test(text) ? Number(text) : chineseNumber(text);
}

function halfAt(text: string, at: number, limit: number): Token | null {
  if (text.startsWith('斤半', at) && at + 2 <= limit) return { kind: 'number', start: at, end: at + 2, value: 1.5, unit: '斤' };
  if (text.charAt(at) !== '半') return null;
  const unit = exec(UNIT_AT, text, at + 1, limit);
  if (unit === null) return null;
  return { kind: 'number', start: at, end: at + 1 + unit[0].length, value: 0.5, unit: unit[1] as string };
}

function chineseAt(text: string, offset: number, at: number, limit: number, sign: '*' | '+' | ''): Token | null {
  const match = exec(CHINESE, text, at, limit);
  if (match === null) return null;
  const value = chineseNumber(match[0]);
  if (value === null) return null;
  const end = at + match[0].length;
  const next = text.charAt(end);
  if (next === '两' || (exec(UNIT_AT, text, end, limit) !== null && next !== ' ')) return withUnit(text, offset, end, limit, value, sign);
  if (end === limit || BOUNDARY.test(next) || sign !== '') return { kind: 'number', start: offset, end, value, unit: null, sign };
  return null;
}

function withUnit(text: string, offset: number, end: number, limit: number, value: number, sign: '*' | '+' | ''): Token {
  const match = exec(UNIT_AT, text, end, limit);
  if (text.charAt(end) === '两' && end < limit && exec(UNIT_AT, text, end + 1, limit) === null) {
    return { kind: 'number', start: offset, end: end + 1, value, unit: '两', sign };
  }
  if (match === null || !unitStands(text, match, end)) return { kind: 'number', start: offset, end, value, unit: null, sign };
  const unit = match[1] as string;
  let at = end + match[0].length;
  let quantity = value;
  if (text.charAt(at) === '半' && at < limit && exec(UNIT_AT, text, at + 1, limit) === null) {
    quantity += 0.5;
    at++;
  }
  return { kind: 'number', start: offset, end: at, value: quantity, unit: unit === 'l' ? 'L' : unit, sign };
}

/** `2g` is a weight, `2girl` is not; `3头像` is not a counter. */
function unitStands(text: string, match: RegExpExecArray, end: number): boolean {
  const unit = match[1] as string;
  const after = text.charAt(end + match[0].length);
  if (/^[a-z]/.test(unit) && /[a-z]/.test(after)) return false;
  if (match[0].startsWith(' ') && (unit.length > 1 || !/^[斤克份个件箱盒袋包瓶罐桶板只条根杯]$/.test(unit))) return unit === 'kg' || unit === '公斤';
  return true;
}

/** Units that describe a package and cannot count it. */
export function describesPackage(unit: string | null): boolean {
  return unit !== null && PACKAGE_ONLY.has(unit) && unit !== 'g' && unit !== '克';
}
