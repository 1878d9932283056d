import { keywordAt } from '../lexicon/keywords.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import type { Range } from './reading.ts';
import { numberAt } from '../scan/scan-numbers.ts';
import { FREE_KINDS, isOrder, ORDER_KINDS } from './order-kinds.ts';
import { nameBehindOrder } from './order-first.ts';
import { phoneAt, placeAt, positionalPlaceAt } from '../scan/scan-places.ts';
import { proxyAt } from '../scan/scan-references.ts';
import { scan } from '../scan/scan.ts';
import type { Place, Token } from '../scan/token.ts';

/** Who an entry is for, and where the rest of it begins. */
export interface NameReading {
  buyer: Range | null;
  /** True where the buyer is a place that stands for a name. */
  placeIsName: boolean;
  place: Place | null;
  /** Stretch in front of the name (marks such as ❌), read like the rest. */
  lead: Range;
  restStart: number;
  /** Tokens of the name itself, where they were scanned on the way. */
  own: Token[] | null;
  /** Tokens of the rest, where they were scanned on the way. */
  rest: Token[] | null;
  /** Set where the order stands before the name, and how sure it is that those words are a name. */
  trailing: 'sure' | 'likely' | null;
}

export interface NameContext {
  /** A building fixed by title or section: a bare room number may open an entry. */
  roomFirst: boolean;
  /** Names that are known to be people, longest first (lower case). */
  people: string[];
  /** The name is certain: what is glued behind it belongs to the order. */
  glued: boolean;
}

const NAME_END = /[\s,:;(（[【、|/]/;
const SKIP = /[\s❌✅✔☑❎💰🧧~@*]/u;

/** Reads the name at the head of an entry; the rest is left to the scanner. */
export function readName(
  lexicon: Lexicon,
  text: string,
  start: number,
  end: number,
  context: NameContext,
): NameReading {
  let at = start;
  while (at < end && SKIP.test(text.charAt(at)) && !(text.charAt(at) === '~' && text.charAt(at + 1) === '~')) at++;
  const lead = { start, end: at };
  const label = /^(?:姓名|昵称|名字|称呼|微信名|接龙人|下单人)\s*[:：]\s*/.exec(text.slice(at, Math.min(end, at + 8)));
  if (label !== null) at += label[0].length;
  const base: NameReading = {
    buyer: null,
    placeIsName: false,
    place: null,
    lead,
    restStart: at,
    own: null,
    rest: null,
    trailing: null,
  };
  const person = context.people.find(
    (name) =>
      text.startsWith(name, at) &&
      at + name.length <= end &&
      (context.glued || !/[\p{L}\d]/u.test(text.charAt(at + name.length))),
  );
  if (person !== undefined)
    return { ...base, buyer: { start: at, end: at + person.length }, restStart: at + person.length };
  const placed = readPlaceFirst(lexicon, text, at, end, context);
  const found =
    placed === null
      ? readPlainName(lexicon, text, at, end, base)
      : nameAfterPlace(lexicon, text, placed, end, base, context);
  if (found.buyer !== null && !found.placeIsName) return found;
  const behind = nameBehindOrder(lexicon, text, found.placeIsName ? found.restStart : at, end);
  if (behind === null || (found.placeIsName && behind.trailing === 'likely')) return found;
  return {
    ...found,
    buyer: behind.buyer,
    placeIsName: false,
    lead: { start: found.placeIsName ? found.restStart : start, end: behind.buyer.start },
    restStart: behind.restStart,
    own: null,
    rest: null,
    trailing: behind.trailing,
  };
}

function readPlaceFirst(lexicon: Lexicon, text: string, at: number, end: number, context: NameContext): Token | null {
  const { columns } = lexicon.rules;
  const place = placeAt(text, at, end) ?? positionalPlaceAt(text, at, end, columns);
  if (place?.place?.area != null && place.place.building === null && /\d/.test(text.charAt(place.end))) {
    const inner = placeAt(text, place.end, end);
    if (inner?.place !== undefined) return { ...inner, start: at, place: { ...inner.place, area: place.place.area } };
  }
  if (place !== null && !/^(?:的|桌|哥|姐|妈|爸|弟|妹|嫂|叔|姨)/.test(text.charAt(place.end))) return place;
  const chunk = text.slice(at, nameEnd(text, at, end));
  const area =
    /^(\p{Script=Han}{1,6}?)(?=\d{1,3}(?:号楼|栋|幢|座))/u.exec(chunk) ??
    /^(\p{Script=Han}{0,5}(?:区|苑|园|期|村|寓|府|城|湾|郡|庄|里|庭))(?=\d{1,3}[-#]\d)/u.exec(chunk);
  if (area !== null) {
    const inner = placeAt(text, at + area[0].length, end);
    if (inner?.place !== undefined) return { ...inner, start: at, place: { ...inner.place, area: area[1] as string } };
  }
  const room = /^(\d{3,4})(?!\d|-\d)(?=[\s,，、(]|$|\p{L}|\p{Extended_Pictographic}|-\p{L})/u.exec(
    text.slice(at, Math.min(end, at + 7)),
  );
  if (room === null || numberAt(text, at, end)?.unit != null) return null;
  if (!context.roomFirst && !/^[1-9]\d?(?:0\d|1[0-2])$/.test(room[1] as string)) return null;
  return {
    kind: 'place',
    start: at,
    end: at + (room[1] as string).length,
    place: { area: null, building: null, unit: null, room: room[1] as string },
  };
}

function nameAfterPlace(
  lexicon: Lexicon,
  text: string,
  placed: Token,
  end: number,
  base: NameReading,
  context: NameContext,
): NameReading {
  let at = placed.end;
  while (at < end && /[\s,，、\-_/:的]/.test(text.charAt(at))) at++;
  const withPlace = { ...base, place: placed.place ?? null };
  const ownName: NameReading = {
    ...withPlace,
    buyer: { start: placed.start, end: placed.end },
    placeIsName: true,
    restStart: placed.end,
  };
  const named = readPlainName(lexicon, text, at, end, { ...withPlace, restStart: at });
  void context;
  if (named.buyer === null) return ownName;
  const words = text.slice(named.buyer.start, named.buyer.end);
  const tokens = named.own ?? scan(lexicon, text, named.buyer.start, named.buyer.end);
  if (
    isOrder(tokens) ||
    !/[\p{L}\p{S}。]/u.test(words) ||
    tokens.some(
      (token) => token.kind === 'note' || token.kind === 'remark' || token.kind === 'proxy' || token.kind === 'phone',
    )
  )
    return ownName;
  if (phoneAt(text, at, end) !== null) return ownName;
  return named;
}

function nameEnd(text: string, at: number, end: number): number {
  let stop = at;
  while (stop < end && !NAME_END.test(text.charAt(stop))) stop++;
  return stop;
}

function readPlainName(lexicon: Lexicon, text: string, at: number, end: number, base: NameReading): NameReading {
  let stop = nameEnd(text, at, end);
  if (stop === at) return { ...base, restStart: at };
  stop = withBracket(lexicon, text, at, stop, end);
  const rest = scan(lexicon, text, stop, end);
  const restOrders = rest.some(
    (token) =>
      ORDER_KINDS.has(token.kind) && token.kind !== 'cancel' && token.kind !== 'paid' && token.kind !== 'pickup',
  );
  if (NOBODY.test(text.slice(at, end))) return { ...base, restStart: at };
  const own = scan(lexicon, text, at, stop);
  if (isNumeralName(own, text, rest) || isMeasureName(lexicon, own, text, rest))
    return finish(lexicon, text, at, stop, { ...base, own, rest });
  if (leadsOrder(own, restOrders)) return { ...base, restStart: at };
  const split = splitGlued(lexicon, text, at, stop, end, restOrders);
  if (split !== null) return finish(lexicon, text, at, split, base);
  if (isOrder(own) && !nameByPosition(own, restOrders, rest)) return { ...base, restStart: at };
  const joined = joinLatin(lexicon, text, at, stop, end);
  return finish(lexicon, text, at, joined, joined === stop ? { ...base, own, rest } : base);
}

/** `2瓶`, `B1C1`, `水饺两袋`, `+1`, `各一袋`: words that order from the first one on hold no name. */
function leadsOrder(own: Token[], restOrders: boolean): boolean {
  if (!isOrder(own)) return false;
  const solid = own.filter((token) => !FREE_KINDS.has(token.kind));
  const [first, second] = solid;
  if (first?.kind === 'number') return first.sign !== '' || (first.unit != null && (solid.length > 1 || !restOrders));
  if (first?.kind === 'each' || first?.kind === 'all') return solid.length > 1;
  if (first?.kind !== 'item' || second === undefined) return false;
  return (second.kind === 'number' || second.kind === 'each') && (first.coded !== true || solid.length > 2);
}

/** `一颗草莓 A1B1`: spelt out in words and followed by a whole order it is what somebody calls herself. */
function isNumeralName(own: Token[], text: string, rest: Token[]): boolean {
  const first = own[0];
  if (first?.kind !== 'number' || /\d/.test(text.slice(first.start, first.end))) return false;
  if (own.length < 2 || own.some((token) => token.coded === true || (token !== first && token.kind === 'number')))
    return false;
  const item = rest.findIndex((token) => token.kind === 'item');
  const counted = rest.some((token, index) => index > item && token.kind === 'number') || rest[item]?.coded === true;
  return item >= 0 && counted && rest.every((token) => token.kind !== 'text');
}

/** `半斤 A2B1`: where several things are sold a measure of nothing is no order, so it is a name. */
function isMeasureName(lexicon: Lexicon, own: Token[], text: string, rest: Token[]): boolean {
  const only = own.length === 1 ? own[0] : undefined;
  if (only?.kind !== 'number' || only.unit == null || only.vague === true || lexicon.scope.length < 2) return false;
  if (/\d/.test(text.slice(only.start, only.end)) || lexicon.ownUnits.has(only.unit)) return false;
  const next = rest.find((token) => token.kind !== 'space');
  return next?.kind === 'item' && next.coded === true && rest.every((token) => token.kind !== 'text');
}

/** 十一, 可乐 or 三三 in front of an order is a name; A1, 2份 or 取消 is an order. */
function nameByPosition(own: Token[], restOrders: boolean, rest: Token[]): boolean {
  if (!restOrders && !(own.length === 1 && own[0]?.kind === 'item' && own[0].coded !== true && rest.length > 0))
    return false;
  return own.every((token) => {
    if (token.kind === 'number') return token.unit == null && token.sign === '' && token.vague !== true;
    if (token.kind === 'badcode') return own.length === 1 && token.end - token.start === 1;
    return token.kind === 'item' ? token.coded !== true || own.length === 1 : FREE_KINDS.has(token.kind);
  });
}

/** A bracket belongs to the name (Lily(莉莉)) unless what it holds is part of the order. */
function withBracket(lexicon: Lexicon, text: string, at: number, stop: number, end: number): number {
  if (text.charAt(stop) !== '(') return stop;
  const close = stop + text.slice(stop, Math.min(end, stop + 13)).indexOf(')');
  if (close < stop) return stop;
  const inner = scan(lexicon, text, stop + 1, close);
  const plain = inner.every((token) => token.kind === 'text' || token.kind === 'symbol' || token.kind === 'filler');
  void at;
  return plain && inner.some((token) => token.kind === 'text') ? close + 1 : stop;
}

/** Names of two Latin words (Amy Chen). */
function joinLatin(lexicon: Lexicon, text: string, at: number, stop: number, end: number): number {
  if (!/^[a-z][a-z.'_-]*$/.test(text.slice(at, stop))) return stop;
  const next = /^ ([a-z][a-z.'_-]+)(?=[\s,:(]|$)/.exec(text.slice(stop, Math.min(end, stop + 20)));
  if (next === null) return stop;
  const tokens = scan(lexicon, text, stop + 1, stop + next[0].length);
  return tokens.every((token) => token.kind === 'text') ? stop + next[0].length : stop;
}

function splitGlued(
  lexicon: Lexicon,
  text: string,
  at: number,
  stop: number,
  end: number,
  restOrders: boolean,
): number | null {
  if (stop - at > LONGEST_NAME) return null;
  for (let offset = at + 1; offset < stop; offset++) {
    if (
      /[\dA-Za-z.]/.test(text.charAt(offset - 1)) &&
      /[\d.]/.test(text.charAt(offset)) &&
      !counted(lexicon, text, offset, stop)
    )
      continue;
    if (/[a-z]/.test(text.charAt(offset - 1)) && /[a-z]/.test(text.charAt(offset))) continue;
    if (!mayOrder(lexicon, text, offset)) continue;
    if (text.charCodeAt(offset) >= 0xdc00 && text.charCodeAt(offset) <= 0xdfff) continue;
    const tail = scan(lexicon, text, offset, stop);
    if (!isOrder(tail)) continue;
    const strength = tailStrength(tail, lexicon, text);
    if (opensList(lexicon, text, tail, stop, end)) return offset;
    if (strength === 'strong' || (strength === 'plain' && !restOrders)) return offset;
  }
  return null;
}

/** `Linda3箱`: where no letter is a code, a number with its unit begins the order. */
function counted(lexicon: Lexicon, text: string, offset: number, stop: number): boolean {
  if (lexicon.codeStyle !== 'none' || !/[a-z]/.test(text.charAt(offset - 1))) return false;
  return numberAt(text, offset, stop)?.unit != null;
}

/** `木木A、B各2`: the letter glued to the name is the first code of a list. */
function opensList(lexicon: Lexicon, text: string, tail: Token[], stop: number, end: number): boolean {
  if (tail.length !== 1 || tail[0]?.coded !== true || !/[、,/和+]/.test(text.charAt(stop))) return false;
  return scan(lexicon, text, stop + 1, Math.min(end, stop + 8))[0]?.coded === true;
}

const ORDER_STARTS = new Set('0123456789零一二三四五六七八九十百廿卅两半俩仨斤几+*(同取退不已付没未待');

/** A tail can only begin where a number, a code, a product or a fixed word may. */
function mayOrder(lexicon: Lexicon, text: string, offset: number): boolean {
  const character = text.charAt(offset);
  return (
    ORDER_STARTS.has(character) ||
    (character >= 'a' && character <= 'z') ||
    lexicon.firsts.has(character) ||
    (character.charCodeAt(0) > 0x2190 && character.charCodeAt(0) < 0x2e80) ||
    keywordAt(text, offset) !== null
  );
}

const STATES = new Set<Token['kind']>(['reference', 'cancel', 'paid', 'unpaid', 'partial', 'pending']);

/** How surely a glued tail is an order: `2箱`, `+1`, `A1` are; `五` or `苹果` may be the end of a name. */
function tailStrength(tail: Token[], lexicon: Lexicon, text: string): 'strong' | 'plain' | 'weak' {
  const solid = tail.filter((token) => !FREE_KINDS.has(token.kind));
  const first = solid[0];
  if (first === undefined) return 'weak';
  const number = solid.find((token) => token.kind === 'number');
  if (first.kind === 'item') {
    if (number !== undefined) return first.coded === true || first.end - first.start > 1 ? 'strong' : 'plain';
    return first.coded === true && solid.length > 1 ? 'plain' : 'weak';
  }
  if (first.kind === 'number') {
    if (first.sign === '+' || first.sign === '*') return 'strong';
    if (first.unit != null) return /\d/.test(text.charAt(first.start)) ? 'strong' : 'plain';
    return lexicon.scope.length === 1 && /[\d俩仨]/.test(text.charAt(first.start)) ? 'plain' : 'weak';
  }
  return STATES.has(first.kind) ? 'plain' : 'weak';
}

/** `我跟隔壁一人一份`: two people, neither named. */
const NOBODY =
  /^(?:我们?|咱们?)?(?:跟|和|与)?\S{0,6}(?:一人|每人|两人|各自)[一两二三\d]|^(?:我们?|咱们?)(?:跟|和|与|俩|两个|几个)/;

/** A display name has at most this many characters; longer stretches are no name with an order behind it. */
const LONGEST_NAME = 48;

/** `阿宽帮丽丽接`: where the words for somebody else begin; 0 without any. */
function proxyWithin(text: string, at: number, end: number): number {
  for (let offset = at + 1; offset < end - 2; offset++) {
    if (!'帮代替'.includes(text.charAt(offset))) continue;
    const proxy = proxyAt(text, offset, end);
    if (proxy !== null && proxy.end === end) return offset;
  }
  return 0;
}

const AREA_TAIL = /[-_](?:([a-z]|[东南西北]|\d{1,2}|[一二三四五六])(区|期))$/;

function finish(lexicon: Lexicon, text: string, at: number, stop: number, base: NameReading): NameReading {
  void lexicon;
  let end = stop;
  while (end > at + 1 && /[-_~:+=·•]/.test(text.charAt(end - 1))) end--;
  const area = AREA_TAIL.exec(text.slice(at, end));
  if (area !== null && area.index > 0) {
    const place: Place = { area: `${area[1]}${area[2]}`, building: null, unit: null, room: null };
    return { ...base, buyer: { start: at, end: at + area.index }, place: base.place ?? place, restStart: stop };
  }
  const proxy = proxyWithin(text, at, end);
  if (proxy > 0) return { ...base, buyer: { start: at, end: proxy }, restStart: proxy, own: null, rest: null };
  const room = /[-_]?(\d{1,3})[-#](\d{3,4})$/.exec(text.slice(at, end));
  if (room !== null && room.index > 0 && base.place === null) {
    const place: Place = { area: null, building: room[1] as string, unit: null, room: room[2] as string };
    return { ...base, buyer: { start: at, end: at + room.index }, place, restStart: stop };
  }
  return { ...base, buyer: { start: at, end }, restStart: stop };
}
