import { keywordAt } from '../lexicon/keywords.ts';
import { longestWordAt, lookup } from '../lexicon/lexicon.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { chineseNumber, circledNumber } from '../normalise/numerals.ts';
import { matchAt } from './match-at.ts';
import { codesAt } from './scan-codes.ts';
import { numberAt, packageAt, vagueNumberAt } from './scan-numbers.ts';
import { pickupAt } from './scan-pickups.ts';
import { phoneAt, placeAt, positionalPlaceAt } from './scan-places.ts';
import type { Token } from './token.ts';

const TIME =
  /(?:\d{4}[-/年])?\d{1,2}月\d{1,2}[日号]?|\d{1,2}:\d{2}|\d{1,2}点(?:半|\d{1,2}分?|钟)?|[一二三四五六七八九十]{1,2}点(?:半|钟)?(?:前|后|左右|之前|以后)|周[一二三四五六日天末]|星期[一二三四五六日天]/y;

const AMOUNT = /[¥$]\s?(\d+(?:\.\d{1,2})?)(?:元|块)?|(\d+(?:\.\d{1,2})?)\s?(?:元|块钱|圆|rmb)/y;

const BLOCKS = /(\d+(?:\.\d{1,2})?)块(?![\d\p{L}]*装)/uy;

/** `3分糖`, `72岁`, `带2个孩子`: figures that never say how many are ordered. */
const DEGREE =
  /还?差\s?\d+(?:\.\d+)?(?:元|块)?|(?:\d|[一二三四五六七八九十半])(?:分|成)(?:之一)?(?:糖|甜|熟|辣|冰|饱)|原(?:来|先|本|定)?(?:是|要)?\s?(?:\d+(?:\.\d+)?|[一两二三四五六七八九十半]+)\p{Script=Han}|\d{1,2}楼(?!\d)\p{Script=Han}*|\d{1,3}(?:岁|度|周岁|年级|个月大)|带\s?(?:\d+|[一两二三四五六七八九十])\s?(?:个|位|名)?(?:孩子|小孩|娃|宝宝|大人|老人|家属|人)|(?:大人|成人|小孩|孩子|儿童|老人)\s?\d+(?:个|位|名)?/uy;
const DEGREE_FIRSTS = new Set('还差原一二三四五六七八九十半带大成小孩儿老');

/** Sizes of clothes and shoes: 38码, XL, 均码. */
const WORN = /(?:\d{0,2}x{0,3}[sml]码?|x?xs码?|均码|\d{2,3}码)(?![a-z\d])/y;

const ALL_FIRSTS = new Set('两二三四五六七八九每各');

const ALL_OF =
  /(?:([两二三四五六七八九]|\d)(?:样|种|款|个品种|个口味)|每样|每种|每款|各样)(?:东西)?(?:全|都)?(?:要|来|拿)?/y;

const NESTED = /\d{1,2}[).、](?!\d)/y;

/** Everything that begins with a figure, a sign or a letter. */
export function figureAt(
  lexicon: Lexicon,
  text: string,
  at: number,
  end: number,
  before: Token[],
): Token | Token[] | null {
  const character = text.charAt(at);
  const digit = character >= '0' && character <= '9';
  if (digit && before.at(-1)?.kind === 'stop') {
    const nested = matchAt(NESTED, text, at, end);
    if (nested !== null) return { kind: 'note', start: at, end: lineEnd(text, at, end) };
  }
  if (digit || character === '+' || character === '(') {
    const phone = phoneAt(text, at, end);
    if (phone !== null) return phone;
  }
  const circled = circledNumber(character);
  const behind = before.at(-1);
  if (circled !== null && behind?.kind === 'item' && behind.end === at && !lexicon.codes.has(String(circled)))
    return { kind: 'number', start: at, end: at + 1, value: circled, unit: null, sign: '' };
  const pickup = pickupAt(lexicon, text, at, end, before);
  if (pickup !== null) return pickup;
  if (digit || character === '¥' || character === '$') {
    const amount = matchAt(AMOUNT, text, at, end) ?? (blocksAreMoney(lexicon) ? matchAt(BLOCKS, text, at, end) : null);
    if (amount !== null) return amountToken(lexicon, text, at, amount, end);
  }
  if (digit || /[a-z一二三四五六七八九十东南西北中]/.test(character)) {
    const numbered = lexicon.codeStyle === 'numeric' ? codesAt(lexicon, text, at, end) : null;
    if (numbered !== null) return numbered;
    const place = placeAt(text, at, end) ?? positionalPlaceAt(text, at, end, lexicon.rules.columns);
    if (place !== null) return place;
  }
  if (digit || /[一二三四五六七八九十周星]/.test(character)) {
    const time = matchAt(TIME, text, at, end);
    if (time !== null) return { kind: 'time', start: at, end: at + time[0].length };
  }
  const degree = digit || DEGREE_FIRSTS.has(character) ? matchAt(DEGREE, text, at, end) : null;
  if (degree !== null) return { kind: 'note', name: 'share', start: at, end: at + degree[0].length };
  const worn = digit || 'xsml均'.includes(character) ? wornAt(lexicon, text, at, end) : null;
  if (worn !== null) return worn;
  const size = lexicon.options.size > 0 && /[a-z]/.test(character) ? sizeAt(lexicon, text, at, end) : null;
  if (size !== null) return size;
  if (character === '+' && lexicon.codeStyle === 'numeric' && codesAt(lexicon, text, at + 1, end) !== null)
    return { kind: 'comma', start: at, end: at + 1 };
  const codes = codesAt(lexicon, text, at, end);
  if (codes !== null) return codes;
  if (digit) {
    const measure = measureAt(lexicon, text, at, end);
    if (measure !== null) return measure;
    const spec = packageAt(text, at, end);
    if (spec !== null) return knownMeasure(lexicon, text, spec, end);
  }
  const allOf = digit || ALL_FIRSTS.has(character) ? matchAt(ALL_OF, text, at, end) : null;
  if (allOf !== null)
    return {
      kind: 'all',
      start: at,
      end: at + allOf[0].length,
      value: allOf[1] === undefined ? 0 : /\d/.test(allOf[1]) ? Number(allOf[1]) : (chineseNumber(allOf[1]) ?? 0),
    };
  const number = vagueNumberAt(text, at, end) ?? numberAt(text, at, end);
  if (number?.unit == null && number?.sign === '' && text.charAt(number.end) === '号')
    return { kind: 'text', start: at, end: number.end + 1 };
  if (
    number?.unit != null &&
    longestWordAt(lexicon, text, number.end - number.unit.length, end) > number.unit.length &&
    digit
  ) {
    const bare = number.end - number.unit.length - (text.charAt(number.end - number.unit.length - 1) === ' ' ? 1 : 0);
    return { ...number, unit: null, end: bare };
  }
  if (number?.unit != null && /^[a-z]$/i.test(number.unit) && lexicon.codes.has(number.unit.toUpperCase()))
    return { ...number, unit: null, end: number.end - 1 };
  if (number !== null) return pricedItem(lexicon, text, number, end) ?? number;
  if (character === '-' && text.charAt(at + 1) === '>') return { kind: 'change', start: at, end: at + 2 };
  if (/[a-z]/.test(character) && keywordAt(text, at) === null) return latinAt(lexicon, text, at, end);
  return character === '-' ? { kind: 'space', start: at, end: at + 1 } : null;
}

/** In `6枚x3` the package is 6枚 where the menu sells it so; the rest is how many. */
function knownMeasure(lexicon: Lexicon, text: string, spec: Token, end: number): Token {
  const whole = text.slice(spec.start, spec.end);
  if (!/[*x]/.test(whole) || lexicon.products.some((product) => product.spec?.toLowerCase().includes(whole)))
    return spec;
  const number = numberAt(text, spec.start, end);
  const measure = number === null ? '' : text.slice(number.start, number.end);
  return lexicon.specs.has(measure) ? { kind: 'spec', start: spec.start, end: spec.start + measure.length } : spec;
}

const MEASURE = /\d+(?:\.\d+)?(?:kg|公斤|斤|克|g|ml|寸|个|只|枚|根|片|瓶|罐)/y;

/** `中果10斤1`: a package the menu sells, right in front of the number. */
function measureAt(lexicon: Lexicon, text: string, at: number, end: number): Token | null {
  const match = lexicon.specs.size === 0 ? null : matchAt(MEASURE, text, at, end);
  if (match === null || !lexicon.specs.has(match[0])) return null;
  const tail =
    /^(?:装的?|的|那个|那种)/.exec(text.slice(at + match[0].length, Math.min(end, at + match[0].length + 2)))?.[0]
      .length ?? 0;
  const stop = at + match[0].length + tail;
  return stop < end && (tail === 0 ? /\d/.test(text.charAt(stop)) : numberAt(text, stop, end) !== null)
    ? { kind: 'spec', start: at, end: stop }
    : null;
}

/** A size in letters (XL, M码) that the header offers. */
function sizeAt(lexicon: Lexicon, text: string, at: number, end: number): Token | null {
  let stop = at;
  while (stop < end && /[a-z]/.test(text.charAt(stop))) stop++;
  const word = text.slice(at, stop);
  const products = lexicon.options.get(word);
  if (products === undefined || lexicon.codes.has(word.toUpperCase())) return null;
  return { kind: 'option', start: at, end: /[码号]/.test(text.charAt(stop)) && stop < end ? stop + 1 : stop, products };
}

function latinAt(lexicon: Lexicon, text: string, at: number, end: number): Token {
  const known = longestWordAt(lexicon, text, at, end);
  if (known > 1)
    return {
      kind: 'item',
      start: at,
      end: at + known,
      products: lookup(lexicon, text.slice(at, at + known))?.products ?? [],
    };
  let stop = at + 1;
  while (stop < end && /[a-z_.]/.test(text.charAt(stop))) stop++;
  return { kind: 'text', start: at, end: stop };
}

function blocksAreMoney(lexicon: Lexicon): boolean {
  return (
    lexicon.products.some((product) => product.price !== null) &&
    !lexicon.products.some((product) => product.unit === '块')
  );
}

/** `39.9的2箱`: as below, without the currency. */
function pricedItem(lexicon: Lexicon, text: string, number: Token, end: number): Token | null {
  if (number.unit != null || number.sign !== '' || number.value === undefined) return null;
  const named = /^(?:的|那个|那款|款)/.exec(text.slice(number.end, Math.min(end, number.end + 2)));
  const product = lexicon.ownPrices.get(number.value);
  if (named === null || product === undefined) return null;
  return { kind: 'item', start: number.start, end: number.end + named[0].length, products: [product] };
}

/** `39.9的两份`: a price that only one product has names that product. */
function amountToken(lexicon: Lexicon, text: string, at: number, match: RegExpExecArray, end: number): Token {
  const value = Number(match[1] ?? match[2]);
  const stop = at + match[0].length;
  const named = /^(?:的|那个|那款|款|装)/.exec(text.slice(stop, Math.min(end, stop + 2)));
  const product = lexicon.ownPrices.get(value);
  if (named !== null && product !== undefined)
    return { kind: 'item', start: at, end: stop + named[0].length, products: [product] };
  return { kind: 'amount', start: at, end: stop, value };
}

export function lineEnd(text: string, at: number, end: number): number {
  const feed = text.indexOf('\n', at);
  return feed < 0 || feed > end ? end : feed;
}

/** A size somebody wears is a wish for the item beside it, unless the menu uses the letter as a code. */
function wornAt(lexicon: Lexicon, text: string, at: number, end: number): Token | null {
  if (/[a-z\d]/.test(text.charAt(at - 1))) return null;
  const match = matchAt(WORN, text, at, end);
  if (match === null || lexicon.codes.has(match[0].toUpperCase()) || /^\d+l$/.test(match[0])) return null;
  if (match[0].length === 1 && lexicon.codeStyle === 'none') return null;
  return { kind: 'option', name: 'worn', start: at, end: at + match[0].length, products: lexicon.scope };
}
