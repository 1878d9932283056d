import { keywordAt, wishLength } from '../lexicon/keywords.ts';
import { longestWordAt, lookup, optionAt } from '../lexicon/lexicon.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { matchAt } from './match-at.ts';
import { codesAt } from './scan-codes.ts';
import { numberAt } from './scan-numbers.ts';
import { looksLikeAddress } from './scan-places.ts';
import { proxyAt, referenceAt } from './scan-references.ts';
import type { Token } from './token.ts';

const CONDITION =
  /(?:如果|要是|假如|若)?(?:还)?有[^,，。;；\s]{0,10}的话|(?:如果|要是|假如|若是?)[^,，。;；\s]{1,10}(?:的话|就|才|再)|有[^,，。;；\s]{1,8}(?:就|才|再)(?:要|来|订|拿|买)|有货(?:就|才|再)?(?:要|来|订|留)?|(?:低于|不到|少于|不超过|不高于|便宜过)\s?\d+(?:元|块)?(?:就|才|再)(?:要|来|订|拿|买)|有(?:就|才|再)(?:要|来|订|拿)|(?:凑齐|凑够|凑满|满\d+\S{0,3}|成团|便宜|降价|新鲜)[^,，。;；\s]{0,4}(?:才|就|再|的话)(?:要|来|订|买|参加)?|(?:超过|高于|贵于|大于)[^,，。;；\s]{1,8}(?:就)?(?:不要|不买|取消|算了)|能[^,，。;；\s]{1,8}(?:就|才|再)要|看(?:有没有|情况)/y;

const CONDITION_FIRSTS = new Set('如要假若还有凑满成便降新超高贵大能看低不少');

const FEE_FIRSTS = new Set('运邮快打配包');

const LAST_FIRSTS = new Set('已汇转帐账末后');

const QUESTION = /[?？]|(?:吗|嘛|么|呢)(?=$|[\s,，。!?？])/y;

const ENDS_RUN = /[\s\d,，、;；。.!！?？()（）[\]【】:"'~+*/&→|¥$\-①-⑳a-z]/;

/** Nothing that is looked up as a whole is longer; the bound keeps reading linear. */
const LONGEST_CHUNK = 80;
const LONGEST_RUN = 24;
const MAYBE_NUMBER = /[零一二三四五六七八九十百壹贰叁肆伍陆柒捌玖拾佰廿卅两半俩仨几数斤x]/;

const FEE = /(?:运费|邮费|快递费|打包费|配送费|包装费)\s?\d+(?:\.\d+)?(?:元|块)?/y;

const LAST_DIGITS = /(?:已?(?:汇款|转账|转帐|汇))?(?:帐号|账号)?(?:末|后|后面)(?:五|5)(?:码|位数?)\s?:?\s?\d{5}/y;

/** Chinese words: references, products, fixed words, wishes, and what is left. */
export function wordsAt(
  lexicon: Lexicon,
  text: string,
  at: number,
  end: number,
  chunkStart: boolean,
  before: Token[],
): Token | Token[] {
  const last = LAST_FIRSTS.has(text.charAt(at)) ? matchAt(LAST_DIGITS, text, at, end) : null;
  if (last !== null) return { kind: 'paid', start: at, end: at + last[0].length, name: 'last digits' };
  const previous = before.at(-1);
  if (text.charAt(at) === '无' && previous?.kind === 'item' && previous.coded === true && previous.end === at)
    return { kind: 'number', start: at, end: at + 1, value: 0, unit: null, sign: '' };
  if (/^[付转]\s?\d/.test(text.slice(at, Math.min(end, at + 3)))) return { kind: 'paid', start: at, end: at + 1 };
  const fee = FEE_FIRSTS.has(text.charAt(at)) ? matchAt(FEE, text, at, end) : null;
  if (fee !== null) return { kind: 'note', start: at, end: at + fee[0].length };
  const structural = referenceAt(text, at, end) ?? (chunkStart ? proxyAt(text, at, end) : null);
  if (structural !== null) return structural;
  if (chunkStart) {
    const chunk = chunkEnd(text, at, end);
    const label = keywordAt(text, at);
    if (label?.kind === 'addressLabel') return { kind: 'addressLabel', start: at, end: at + label.word.length };
    if (looksLikeAddress(text.slice(at, chunk))) return { kind: 'address', start: at, end: chunk };
    const condition = CONDITION_FIRSTS.has(text.charAt(at)) ? matchAt(CONDITION, text, at, end) : null;
    if (condition !== null && !/^(?:没|没有)/.test(text.slice(at, at + 2)))
      return conditionTokens(lexicon, text, at, condition[0].length);
  }
  const run = runEnd(text, at, end);
  const whole = lookup(lexicon, text.slice(at, run));
  if (whole !== null && acceptable(lexicon, text, at, run, whole.products, before, end))
    return itemToken(text, at, run, whole);
  const keyword = keywordAt(text, at);
  const known = longestWordAt(lexicon, text, at, run);
  const fixed =
    keyword !== null &&
    (keyword.word.length > 1 || standsAlone(lexicon, text, at, end, before)) &&
    at + keyword.word.length <= end &&
    keyword.kind !== 'vague'
      ? keyword.word.length
      : 0;
  if (known > 0 && known >= fixed && (known > 1 || acceptable(lexicon, text, at, at + known, [0], before, end))) {
    const found = lookup(lexicon, text.slice(at, at + known));
    if (found !== null) return itemToken(text, at, at + known, found);
  }
  const option = optionAt(lexicon, text, at, end);
  if (option > 0 && option >= fixed)
    return {
      kind: 'option',
      start: at,
      end: at + option,
      products: lexicon.options.get(text.slice(at, at + option)) ?? [],
    };
  const short = chunkStart ? shortName(lexicon, text, at, run, end) : null;
  if (short !== null) return short;
  const wish = chunkStart ? wishLength(text, at) : 0;
  if (wish > 0 && wish >= fixed && !isEdit(lexicon, text, at, wish, run))
    return { kind: 'note', start: at, end: noteEnd(text, at, end) };
  if (keyword !== null && (fixed > 0 || keyword.kind === 'vague') && at + keyword.word.length <= end)
    return { kind: keyword.kind, start: at, end: at + keyword.word.length };
  const question = '?？吗嘛么呢'.includes(text.charAt(at)) ? matchAt(QUESTION, text, at, end) : null;
  if (question !== null) return { kind: 'text', start: at, end: at + question[0].length };
  return { kind: 'text', start: at, end: at + 1 };
}

/** `甜的不要了`, `大的来两箱`: a word with 的 that only one product has in its name. */
function shortName(lexicon: Lexicon, text: string, at: number, run: number, end: number): Token | null {
  const de = at + text.slice(at, Math.min(run, at + 5)).indexOf('的');
  if (de <= at) return beforeVerb(lexicon, text, at, end);
  const found = lookup(lexicon, text.slice(at, de));
  const next = text.charAt(de + 1);
  const acts = de + 1 >= end || /[\s,，不改换要各来再加减取退]/.test(next) || numberAt(text, de + 1, end) !== null;
  if (found === null || found.products.length !== 1 || !acts || (de + 1 >= end && de - at === 1)) return null;
  return itemToken(text, at, de + 1, found);
}

/** `鸡改1只`: one character that only one product has, in front of a verb with its number. */
function beforeVerb(lexicon: Lexicon, text: string, at: number, end: number): Token | null {
  const verb = /^[改加减换](?:成|为|到)?/.exec(text.slice(at + 1, Math.min(end, at + 3)));
  if (verb === null || numberAt(text, at + 1 + verb[0].length, end) === null) return null;
  const found = lookup(lexicon, text.charAt(at));
  return found !== null && found.products.length === 1 ? itemToken(text, at, at + 1, found) : null;
}

function itemToken(text: string, start: number, end: number, found: { products: number[]; how: string }): Token {
  void text;
  return { kind: 'item', start, end, products: found.products, coded: false };
}

/** A one-character word inside other words (先生, 孟定) is no keyword; before a number, a product or a pause it is. */
function standsAlone(lexicon: Lexicon, text: string, at: number, end: number, before: Token[]): boolean {
  const previous = before.at(-1);
  const next = at + 1;
  if (text.charAt(at) === '先' && !/[要来订加不拿付]/.test(text.charAt(next))) return false;
  if (previous?.kind !== 'text' || previous.end !== at) return true;
  if (next >= end || /[\s,，、。;；!)]/.test(text.charAt(next))) return /[了的吧哦哈啦呀呢各]/.test(text.charAt(at));
  return (
    numberAt(text, next, end) !== null ||
    longestWordAt(lexicon, text, next, end) > 0 ||
    (codesAt(lexicon, text, next, end) ?? []).length > 0
  );
}

/** 不要甜的, 加卤蛋, 少2箱 speak about products; they are edits, not wishes. */
function isEdit(lexicon: Lexicon, text: string, at: number, wish: number, run: number): boolean {
  const rest = text.slice(at + wish, run);
  if (/^(?:了|吧|$)/.test(rest) && text.startsWith('不要', at)) return true;
  if (numberAt(text, at + wish, text.length) !== null && /^(?:加|少|多|减)/.test(text.slice(at))) return true;
  if (!/^(?:不要|加|少|多|换|不用)/.test(text.slice(at, at + 2))) return false;
  if (rest === '') return text.charAt(at) === '换';
  if (/^[辣甜酸咸糖冰葱蒜盐油皮]$/.test(rest)) return false;
  const bare = rest.replace(/[了吧啦哈]+$/, '');
  return longestWordAt(lexicon, text, at + wish, run) > 0 || (bare !== '' && lookup(lexicon, bare) !== null);
}

/** A single character names a product only beside a number, or where nothing else has been named. */
function acceptable(
  lexicon: Lexicon,
  text: string,
  at: number,
  run: number,
  products: number[],
  before: Token[],
  end: number,
): boolean {
  const key = text.slice(at, run).replace(/的/g, '');
  if (key.length > 1 || products.length === 0) return key.length > 0;
  if (lexicon.exact.has(key)) return true;
  const previous = before.at(-1);
  if (previous !== undefined && previous.kind === 'text' && previous.end === at) return false;
  if (previous !== undefined && previous.kind === 'number' && previous.end === at) return true;
  if (run < end && (numberAt(text, run, end) !== null || /[各改换要不]/.test(text.charAt(run)))) return true;
  return (
    !before.some((token) => token.kind === 'item' || token.kind === 'badcode') &&
    (run >= end || /[\s,，]/.test(text.charAt(run)))
  );
}

function conditionTokens(lexicon: Lexicon, text: string, at: number, length: number): Token[] {
  const stop = at + length;
  for (let offset = at; offset < stop; offset++) {
    const known = longestWordAt(lexicon, text, offset, stop);
    if (known === 0) continue;
    const found = lookup(lexicon, text.slice(offset, offset + known));
    const tokens: Token[] = [{ kind: 'conditional', start: at, end: offset }];
    if (found !== null) tokens.push(itemToken(text, offset, offset + known, found));
    if (offset + known < stop) tokens.push({ kind: 'conditional', start: offset + known, end: stop });
    return tokens;
  }
  return [{ kind: 'conditional', start: at, end: stop }];
}

function chunkEnd(text: string, at: number, end: number): number {
  let stop = at;
  const limit = Math.min(end, at + LONGEST_CHUNK);
  while (stop < limit && !/[\s,，;；。()]/.test(text.charAt(stop))) stop++;
  return stop;
}

function runEnd(text: string, at: number, end: number): number {
  let stop = at;
  while (
    stop < Math.min(end, at + LONGEST_RUN) &&
    !ENDS_RUN.test(text.charAt(stop)) &&
    text.charCodeAt(stop) < 0xd800 &&
    !(MAYBE_NUMBER.test(text.charAt(stop)) && numberAt(text, stop, end) !== null)
  )
    stop++;
  return stop > at ? stop : at + 1;
}

/** A wish runs to the next blank or comma; what it says about numbers is not an order. */
function noteEnd(text: string, at: number, end: number): number {
  let stop = at;
  while (stop < end && !/[\s,，;；。)】\]]/.test(text.charAt(stop))) {
    const keyword = stop > at + 1 ? keywordAt(text, stop) : null;
    if (
      keyword !== null &&
      keyword.word.length > 1 &&
      (keyword.kind === 'paid' || keyword.kind === 'unpaid' || keyword.kind === 'partial')
    )
      return stop;
    stop++;
  }
  return stop;
}
