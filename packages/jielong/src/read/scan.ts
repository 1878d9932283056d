import { isFoodWord } from '../lexicon/aliases.ts';
import { keywordAt, wishLength } from '../lexicon/keywords.ts';
import { longestWordAt, lookup, optionAt } from '../lexicon/lexicon.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { chineseNumber, circledNumber } from '../normalise/numerals.ts';
import { codesAt } from './scan-codes.ts';
import { numberAt, packageAt, vagueNumberAt } from './scan-numbers.ts';
import { looksLikeAddress, phoneAt, placeAt, positionalPlaceAt } from './scan-places.ts';
import { proxyAt, referenceAt } from './scan-references.ts';
import type { Token } from './token.ts';

const TIME = /(?:\d{4}[-/年])?\d{1,2}月\d{1,2}[日号]?|\d{1,2}:\d{2}|\d{1,2}点(?:半|\d{1,2}分?|钟)?|[一二三四五六七八九十]{1,2}点(?:半|钟)?(?:前|后|左右|之前|以后)|周[一二三四五六日天末]|星期[一二三四五六日天]/y;
const AMOUNT = /[¥$]\s?(\d+(?:\.\d{1,2})?)(?:元|块)?|(\d+(?:\.\d{1,2})?)\s?(?:元|块钱|圆|rmb)/y;
const BLOCKS = /(\d+(?:\.\d{1,2})?)块(?![\d\p{L}]*装)/uy;
const CONDITION = /(?:如果|要是|假如|若)?(?:还)?有[^,，。;；\s]{0,10}的话|(?:如果|要是|假如|若是?)[^,，。;；\s]{1,10}(?:的话|就|才|再)|有货(?:就|才|再)?(?:要|来|订|留)?|有(?:就|才|再)(?:要|来|订|拿)|(?:凑齐|凑够|凑满|满\d+\S{0,3}|成团|便宜|降价|新鲜)[^,，。;；\s]{0,4}(?:才|就|再|的话)(?:要|来|订|买|参加)?|(?:超过|高于|贵于|大于)[^,，。;；\s]{1,8}(?:就)?(?:不要|不买|取消|算了)|能[^,，。;；\s]{1,8}(?:就|才|再)要|看(?:有没有|情况)/y;
const CONDITION_FIRSTS = new Set('如要假若还有凑满成便降新超高贵大能看');
const FEE_FIRSTS = new Set('运邮快打配包');
const LAST_FIRSTS = new Set('已汇转帐账末后');
const ALL_FIRSTS = new Set('两二三四五六七八九每各');
const QUESTION = /[?？]|(?:吗|嘛|么|呢)(?=$|[\s,，。!?？])/y;
const ENDS_RUN = /[\s\d,，、;；。.!！?？()（）[\]【】:"'~+*/&→|¥$\-①-⑳a-z]/;
const MAYBE_NUMBER = /[零一二三四五六七八九十百壹贰叁肆伍陆柒捌玖拾佰廿卅两半俩仨几数斤x]/;
const ALL_OF = /(?:([两二三四五六七八九]|\d)(?:样|种|款|个品种|个口味)|每样|每种|每款|各样)(?:东西)?(?:全|都)?(?:要|来|拿)?/y;
const FEE = /(?:运费|邮费|快递费|打包费|配送费|包装费)\s?\d+(?:\.\d+)?(?:元|块)?/y;
const LAST_DIGITS = /(?:已?(?:汇款|转账|转帐|汇))?(?:帐号|账号)?(?:末|后|后面)(?:五|5)(?:码|位数?)\s?:?\s?\d{5}/y;
const NESTED = /\d{1,2}[).、](?!\d)/y;
const STRIKE = /~~([^~\n]{1,60})~~/y;

/** Cuts a stretch of normalised lower-case text into tokens; every character ends up in exactly one of them. */
export function scan(lexicon: Lexicon, text: string, start: number, end: number): Token[] {
  const tokens: Token[] = [];
  let chunkStart = true;
  for (let at = start; at < end; ) {
    const found = separatorAt(text, at) ?? symbolAt(lexicon, text, at, end) ?? figureAt(lexicon, text, at, end, tokens) ?? wordsAt(lexicon, text, at, end, chunkStart, tokens);
    const list = Array.isArray(found) ? found : [found];
    for (const token of list) push(tokens, token);
    const last = list.at(-1) as Token;
    at = last.end;
    chunkStart = last.kind === 'space' || last.kind === 'comma' || last.kind === 'stop' || last.kind === 'open' || last.kind === 'close' || last.kind === 'number' || last.kind === 'item' || last.kind === 'filler' || last.kind === 'option';
  }
  return tokens;
}

/** Neighbouring stretches nobody recognised belong together. */
function push(tokens: Token[], token: Token): void {
  const last = tokens.at(-1);
  if (last !== undefined && last.end === token.start && last.kind === token.kind && (token.kind === 'text' || token.kind === 'space')) last.end = token.end;
  else tokens.push(token);
}

function exec(pattern: RegExp, text: string, offset: number, limit: number): RegExpExecArray | null {
  pattern.lastIndex = offset;
  const match = pattern.exec(text);
  return match === null || offset + match[0].length > limit ? null : match;
}

function separatorAt(text: string, at: number): Token | null {
  const character = text.charAt(at);
  const make = (kind: Token['kind']): Token => ({ kind, start: at, end: at + 1 });
  if (character === ' ' || character === '\t') return make('space');
  if (character === '+' && !/[\d一二两三四五六七八九十 ]/.test(text.charAt(at + 1))) return make('comma');
  if (character === '=') return make('total');
  if (character === '@') return make('space');
  if (character === ',' || character === '、' || character === '/' || character === '|' || character === '&') return make('comma');
  if (character === '\n' || character === ';' || character === '。' || character === '!' || character === '…' || character === '；') return make('stop');
  if (character === '(' || character === '[' || character === '【') return make('open');
  if (character === ')' || character === ']' || character === '】') return make('close');
  if (character === '.' && !/\d/.test(text.charAt(at + 1))) return make('stop');
  if (character === ':' || character === '"' || character === "'" || character === '_') return make('space');
  return null;
}

function symbolAt(lexicon: Lexicon, text: string, at: number, end: number): Token | Token[] | null {
  const code = text.charCodeAt(at);
  if (code === 0x7e) {
    const strike = exec(STRIKE, text, at, end);
    if (strike !== null) {
      const rest = text.slice(at + strike[0].length, lineEnd(text, at, end));
      if (/\d|[一二两三四五六七八九十半]\p{L}/u.test(rest)) return { kind: 'symbol', start: at, end: at + strike[0].length };
      const inner = scan(lexicon, text, at + 2, at + strike[0].length - 2);
      return [{ kind: 'cancel', start: at, end: at + 2 }, ...inner, { kind: 'cancel', start: at + strike[0].length - 2, end: at + strike[0].length }];
    }
    return { kind: 'space', start: at, end: at + 1 };
  }
  if (code < 0x2190 || (code > 0x2bff && code < 0xd800) || code > 0xdfff) return null;
  if (circledNumber(text.charAt(at)) !== null) return null;
  const size = code >= 0xd800 && code <= 0xdbff ? 2 : 1;
  const symbol = text.slice(at, at + size);
  const product = lexicon.codes.get(symbol.toUpperCase());
  if (product !== undefined) return { kind: 'item', start: at, end: at + size, products: [product], coded: true };
  const meaning = lexicon.rules.legend.get(symbol);
  if (meaning !== undefined) {
    const kind = meaning === 'cancelled' ? 'cancel' : (meaning ?? 'symbol');
    return { kind, start: at, end: at + size };
  }
  const keyword = keywordAt(text, at);
  if (keyword !== null) return { kind: keyword.kind, start: at, end: at + keyword.word.length };
  return { kind: 'symbol', start: at, end: at + size };
}

/** Everything that begins with a figure, a sign or a letter. */
function figureAt(lexicon: Lexicon, text: string, at: number, end: number, before: Token[]): Token | Token[] | null {
  const character = text.charAt(at);
  const digit = character >= '0' && character <= '9';
  if (digit && before.at(-1)?.kind === 'stop') {
    const nested = exec(NESTED, text, at, end);
    if (nested !== null) return { kind: 'note', start: at, end: lineEnd(text, at, end) };
  }
  if (digit || character === '+' || character === '(') {
    const phone = phoneAt(text, at, end);
    if (phone !== null) return phone;
  }
  const pickup = pickupAt(lexicon, text, at, end, before);
  if (pickup !== null) return pickup;
  if (digit || character === '¥' || character === '$') {
    const amount = exec(AMOUNT, text, at, end) ?? (blocksAreMoney(lexicon) ? exec(BLOCKS, text, at, end) : null);
    if (amount !== null) return amountToken(lexicon, text, at, amount, end);
  }
  if (digit || /[a-z一二三四五六七八九十东南西北中]/.test(character)) {
    const numbered = lexicon.codeStyle === 'numeric' ? codesAt(lexicon, text, at, end) : null;
    if (numbered !== null) return numbered;
    const place = placeAt(text, at, end) ?? (positional(lexicon) ? positionalPlaceAt(text, at, end) : null);
    if (place !== null) return place;
  }
  if (digit || /[一二三四五六七八九十周星]/.test(character)) {
    const time = exec(TIME, text, at, end);
    if (time !== null) return { kind: 'time', start: at, end: at + time[0].length };
  }
  const size = lexicon.options.size > 0 && /[a-z]/.test(character) ? sizeAt(lexicon, text, at, end) : null;
  if (size !== null) return size;
  const codes = codesAt(lexicon, text, at, end);
  if (codes !== null) return codes;
  if (digit) {
    const measure = measureAt(lexicon, text, at, end);
    if (measure !== null) return measure;
    const spec = packageAt(text, at, end);
    if (spec !== null) return knownMeasure(lexicon, text, spec, end);
  }
  const allOf = digit || ALL_FIRSTS.has(character) ? exec(ALL_OF, text, at, end) : null;
  if (allOf !== null) return { kind: 'all', start: at, end: at + allOf[0].length, value: allOf[1] === undefined ? 0 : /\d/.test(allOf[1]) ? Number(allOf[1]) : (chineseNumber(allOf[1]) ?? 0) };
  const number = vagueNumberAt(text, at, end) ?? numberAt(text, at, end);
  if (number?.unit == null && number?.sign === '' && text.charAt(number.end) === '号') return { kind: 'text', start: at, end: number.end + 1 };
  if (number?.unit != null && longestWordAt(lexicon, text, number.end - number.unit.length, end) > number.unit.length && digit) {
    const bare = number.end - number.unit.length - (text.charAt(number.end - number.unit.length - 1) === ' ' ? 1 : 0);
    return { ...number, unit: null, end: bare };
  }
  if (number?.unit != null && /^[a-z]$/i.test(number.unit) && lexicon.codes.has(number.unit.toUpperCase())) return { ...number, unit: null, end: number.end - 1 };
  if (number !== null) return pricedItem(lexicon, text, number, end) ?? number;
  if (character === '-' && text.charAt(at + 1) === '>') return { kind: 'change', start: at, end: at + 2 };
  if (/[a-z]/.test(character) && keywordAt(text, at) === null) return latinAt(lexicon, text, at, end);
  return character === '-' ? { kind: 'space', start: at, end: at + 1 } : null;
}

/** In `6枚x3` the package is 6枚 where the menu sells it so; the rest is how many. */
function knownMeasure(lexicon: Lexicon, text: string, spec: Token, end: number): Token {
  const whole = text.slice(spec.start, spec.end);
  if (!/[*x]/.test(whole) || lexicon.products.some((product) => product.spec?.toLowerCase().includes(whole))) return spec;
  const number = numberAt(text, spec.start, end);
  const measure = number === null ? '' : text.slice(number.start, number.end);
  return lexicon.specs.has(measure) ? { kind: 'spec', start: spec.start, end: spec.start + measure.length } : spec;
}

const MEASURE = /\d+(?:\.\d+)?(?:kg|公斤|斤|克|g|ml|寸|个|只|枚|根|片|瓶|罐)/y;

/** `中果10斤1`: a package the menu sells, right in front of the number. */
function measureAt(lexicon: Lexicon, text: string, at: number, end: number): Token | null {
  const match = lexicon.specs.size === 0 ? null : exec(MEASURE, text, at, end);
  if (match === null || !lexicon.specs.has(match[0])) return null;
  const tail = /^(?:装的?|的|那个|那种)/.exec(text.slice(at + match[0].length, Math.min(end, at + match[0].length + 2)))?.[0].length ?? 0;
  const stop = at + match[0].length + tail;
  return stop < end && (tail === 0 ? /\d/.test(text.charAt(stop)) : numberAt(text, stop, end) !== null) ? { kind: 'spec', start: at, end: stop } : null;
}

function positional(lexicon: Lexicon): boolean {
  const { columns } = lexicon.rules;
  const building = columns.indexOf('building');
  return building >= 0 && columns[building + 1] === 'room';
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
  if (known > 1) return { kind: 'item', start: at, end: at + known, products: lookup(lexicon, text.slice(at, at + known))?.products ?? [] };
  let stop = at + 1;
  while (stop < end && /[a-z_.]/.test(text.charAt(stop))) stop++;
  return { kind: 'text', start: at, end: stop };
}

function blocksAreMoney(lexicon: Lexicon): boolean {
  return lexicon.products.some((product) => product.price !== null) && !lexicon.products.some((product) => product.unit === '块');
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
  if (named !== null && product !== undefined) return { kind: 'item', start: at, end: stop + named[0].length, products: [product] };
  return { kind: 'amount', start: at, end: stop, value };
}

function pickupAt(lexicon: Lexicon, text: string, at: number, end: number, before: Token[]): Token | null {
  if (lexicon.rules.pickups.length === 0) return null;
  const previous = before.at(-1);
  if (previous !== undefined && previous.kind === 'text') return null;
  const circled = circledNumber(text.charAt(at));
  for (const pickup of lexicon.rules.pickups) {
    const key = pickup.key.toLowerCase();
    if (text.startsWith(key, at) && at + key.length <= end) return { kind: 'pickup', start: at, end: tailEnd(text, at + key.length, end), name: pickup.name };
  }
  for (const pickup of lexicon.rules.pickups) {
    if (circled !== null && pickup.code === String(circled) && lexicon.codeStyle !== 'numeric') return { kind: 'pickup', start: at, end: tailEnd(text, at + 1, end), name: pickup.name };
    if (pickup.code !== null && /^[a-z\d]点/.test(text.slice(at, at + 2)) && text.charAt(at).toUpperCase() === pickup.code) return { kind: 'pickup', start: at, end: tailEnd(text, at + 2, end), name: pickup.name };
  }
  if (lexicon.codeStyle === 'none' && /[a-z]/.test(text.charAt(at)) && (at + 1 >= end || /[\s,，。;)]/.test(text.charAt(at + 1)))) {
    const lettered = lexicon.rules.pickups.find((pickup) => pickup.code === text.charAt(at).toUpperCase());
    if (lettered !== undefined) return { kind: 'pickup', start: at, end: at + 1, name: lettered.name };
  }
  let stop = at;
  while (stop < end && /\p{L}/u.test(text.charAt(stop))) stop++;
  for (let length = stop - at; length >= 2; length--) {
    const word = text.slice(at, at + length);
    const named = lexicon.rules.pickups.filter((pickup) => pickup.key.toLowerCase().includes(word));
    if (named.length === 1 && word !== '自提') return { kind: 'pickup', start: at, end: tailEnd(text, at + length, end), name: (named[0] as { name: string }).name };
  }
  return null;
}

function tailEnd(text: string, at: number, end: number): number {
  const match = /^(?:自提|自取|取货|提货|拿|取|提)/.exec(text.slice(at, Math.min(end, at + 2)));
  return at + (match?.[0].length ?? 0);
}

/** Chinese words: references, products, fixed words, wishes, and what is left. */
function wordsAt(lexicon: Lexicon, text: string, at: number, end: number, chunkStart: boolean, before: Token[]): Token | Token[] {
  const last = LAST_FIRSTS.has(text.charAt(at)) ? exec(LAST_DIGITS, text, at, end) : null;
  if (last !== null) return { kind: 'paid', start: at, end: at + last[0].length, name: 'last digits' };
  const previous = before.at(-1);
  if (text.charAt(at) === '无' && previous?.kind === 'item' && previous.coded === true && previous.end === at) return { kind: 'number', start: at, end: at + 1, value: 0, unit: null, sign: '' };
  const fee = FEE_FIRSTS.has(text.charAt(at)) ? exec(FEE, text, at, end) : null;
  if (fee !== null) return { kind: 'note', start: at, end: at + fee[0].length };
  const structural = referenceAt(text, at, end) ?? (chunkStart ? proxyAt(text, at, end) : null);
  if (structural !== null) return structural;
  if (chunkStart) {
    const chunk = chunkEnd(text, at, end);
    const label = keywordAt(text, at);
    if (label?.kind === 'addressLabel') return { kind: 'addressLabel', start: at, end: at + label.word.length };
    if (looksLikeAddress(text.slice(at, chunk))) return { kind: 'address', start: at, end: chunk };
    const condition = CONDITION_FIRSTS.has(text.charAt(at)) ? exec(CONDITION, text, at, end) : null;
    if (condition !== null && !/^(?:没|没有)/.test(text.slice(at, at + 2))) return conditionTokens(lexicon, text, at, condition[0].length);
  }
  const run = runEnd(text, at, end);
  const whole = lookup(lexicon, text.slice(at, run));
  if (whole !== null && acceptable(lexicon, text, at, run, whole.products, before, end)) return itemToken(text, at, run, whole);
  const keyword = keywordAt(text, at);
  const known = longestWordAt(lexicon, text, at, run);
  const fixed = keyword !== null && (keyword.word.length > 1 || standsAlone(lexicon, text, at, end, before)) && at + keyword.word.length <= end && keyword.kind !== 'vague' ? keyword.word.length : 0;
  if (known > 0 && known >= fixed && (known > 1 || acceptable(lexicon, text, at, at + known, [0], before, end))) {
    const found = lookup(lexicon, text.slice(at, at + known));
    if (found !== null) return itemToken(text, at, at + known, found);
  }
  const option = optionAt(lexicon, text, at, end);
  if (option > 0 && option >= fixed) return { kind: 'option', start: at, end: at + option, products: lexicon.options.get(text.slice(at, at + option)) ?? [] };
  const short = chunkStart ? shortName(lexicon, text, at, run, end) : null;
  if (short !== null) return short;
  const wish = chunkStart ? wishLength(text, at) : 0;
  if (wish > 0 && wish >= fixed && !isEdit(lexicon, text, at, wish, run)) return { kind: 'note', start: at, end: noteEnd(text, at, end) };
  if (keyword !== null && (fixed > 0 || keyword.kind === 'vague') && at + keyword.word.length <= end) return { kind: keyword.kind, start: at, end: at + keyword.word.length };
  const question = '?？吗嘛么呢'.includes(text.charAt(at)) ? exec(QUESTION, text, at, end) : null;
  if (question !== null) return { kind: 'text', start: at, end: at + question[0].length };
  return { kind: 'text', start: at, end: at + 1 };
}

/** `甜的不要了`, `大的来两箱`: a word with 的 that only one product has in its name. */
function shortName(lexicon: Lexicon, text: string, at: number, run: number, end: number): Token | null {
  const de = at + text.slice(at, Math.min(run, at + 5)).indexOf('的');
  if (de <= at) return null;
  const found = lookup(lexicon, text.slice(at, de));
  const next = text.charAt(de + 1);
  const acts = de + 1 >= end || /[\s,，不改换要各来再加减取退]/.test(next) || numberAt(text, de + 1, end) !== null;
  if (found === null || found.products.length !== 1 || !acts || (de + 1 >= end && de - at === 1)) return null;
  return itemToken(text, at, de + 1, found);
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
  return numberAt(text, next, end) !== null || longestWordAt(lexicon, text, next, end) > 0 || (codesAt(lexicon, text, next, end) ?? []).length > 0;
}

/** 不要甜的, 加卤蛋, 少2箱 speak about products; they are edits, not wishes. */
function isEdit(lexicon: Lexicon, text: string, at: number, wish: number, run: number): boolean {
  const rest = text.slice(at + wish, run);
  if (/^(?:了|吧|$)/.test(rest) && text.startsWith('不要', at)) return true;
  if (numberAt(text, at + wish, text.length) !== null && /^(?:加|少|多|减)/.test(text.slice(at))) return true;
  if (!/^(?:不要|加|少|多|换|不用)/.test(text.slice(at, at + 2))) return false;
  if (rest === '') return text.charAt(at) === '换';
  return longestWordAt(lexicon, text, at + wish, run) > 0 || lookup(lexicon, rest) !== null;
}

/** A single character names a product only beside a number, or where nothing else has been named. */
function acceptable(lexicon: Lexicon, text: string, at: number, run: number, products: number[], before: Token[], end: number): boolean {
  const key = text.slice(at, run).replace(/的/g, '');
  if (key.length > 1 || products.length === 0) return key.length > 0;
  if (lexicon.exact.has(key)) return true;
  const previous = before.at(-1);
  if (previous !== undefined && previous.kind === 'text' && previous.end === at) return false;
  if (previous !== undefined && previous.kind === 'number' && previous.end === at) return true;
  if (run < end && (numberAt(text, run, end) !== null || /[各改换要不]/.test(text.charAt(run)))) return true;
  return !before.some((token) => token.kind === 'item' || token.kind === 'badcode') && (run >= end || /[\s,，]/.test(text.charAt(run)));
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

function lineEnd(text: string, at: number, end: number): number {
  const feed = text.indexOf('\n', at);
  return feed < 0 || feed > end ? end : feed;
}

function chunkEnd(text: string, at: number, end: number): number {
  let stop = at;
  while (stop < end && !/[\s,，;；。()]/.test(text.charAt(stop))) stop++;
  return stop;
}

function runEnd(text: string, at: number, end: number): number {
  let stop = at;
  while (stop < end && !ENDS_RUN.test(text.charAt(stop)) && text.charCodeAt(stop) < 0xd800 && !(MAYBE_NUMBER.test(text.charAt(stop)) && numberAt(text, stop, end) !== null)) stop++;
  return stop > at ? stop : at + 1;
}

/** A wish runs to the next blank or comma; what it says about numbers is not an order. */
function noteEnd(text: string, at: number, end: number): number {
  let stop = at;
  while (stop < end && !/[\s,，;；。)】\]]/.test(text.charAt(stop))) {
    const keyword = stop > at + 1 ? keywordAt(text, stop) : null;
    if (keyword !== null && keyword.word.length > 1 && (keyword.kind === 'paid' || keyword.kind === 'unpaid' || keyword.kind === 'partial')) return stop;
    stop++;
  }
  return stop;
}

/** True for a word of the food dictionary; such a word is never passed off as a note. */
export function isProductWord(word: string): boolean {
  return isFoodWord(word);
}
