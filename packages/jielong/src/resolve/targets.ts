import { chineseNumber, circledNumber } from '../normalise/numerals.ts';
import { placeAt } from '../scan/scan-places.ts';
import { personKey } from './draft.ts';
import type { Draft } from './draft.ts';
import { ordersOf } from './state.ts';
import type { ChainState } from './state.ts';

/** Whose orders a remark speaks about, and where its own words begin. */
export interface Target {
  drafts: Draft[];
  /** False where a number or name fits none or several orders. */
  certain: boolean;
  restStart: number;
  restEnd: number;
  /** The remark names somebody or some number (rather than meaning its sender). */
  explicit: boolean;
}

const NUMBER = '(?:第?\\d{1,4}|[①-⑳]|[一二三四五六七八九十]{1,3}(?=号))';
const LIST = new RegExp(
  `^[\\s@]*(${NUMBER}(?:\\s?号)?(?:\\s?(?:[、,，&和及/ ]|[-~到至])\\s?${NUMBER}(?:\\s?号)?)*)\\s?(号|楼|#)?(?:的)?\\s*`,
);
const EXCEPT = new RegExp(
  `^(?:大家|所有人|其他人|其余)?(?:都|全部|全)?(?:除了?|除去)\\s?(${NUMBER}(?:号)?(?:\\s?[、,，和及]\\s?${NUMBER}(?:号)?)*)(?:号)?(?:以外|之外|外|没|未)?[,，]?\\s*(?:其他|其余|别的|剩下)?(?:的|人)?(?:都|全部|全)?\\s*`,
);
const EVERYBODY = /^(?:大家|所有人|以上|全部|全员|上面的?|前面的?)(?:的)?(?:都|全部|全)?\s*/;
const SEPARATOR = /^[\s,，:：的、]*/;

const PREFIXED =
  /^(\s*(?:已付款?|未付款?|已收款?|没付款?|还没付|已转账?|未转账?))(?:的|名单|的有)?\s*[:：]\s*([^:：]+)$/;

/** `已付：1、2、阿卜`: numbers and names behind their status. */
function byList(chain: ChainState, list: string): { drafts: Draft[]; certain: boolean } | null {
  const drafts: Draft[] = [];
  let certain = true;
  for (const part of list.split(/[、,，;；\s和]+/)) {
    if (part === '') continue;
    const numbers = /^[\d第号\-~到至①-⑳]+$/.test(part) ? numbersOf(part) : [];
    const found =
      numbers.length > 0
        ? numbers.flatMap((number) => chain.bySeq.get(number) ?? [])
        : (chain.byPerson.get(personKey(part)) ?? []);
    if (found.length !== Math.max(numbers.length, 1)) certain = false;
    drafts.push(...found);
  }
  return drafts.length === 0 ? null : { drafts, certain };
}

function numberOf(text: string): number {
  const bare = text.replace(/[第号\s]/g, '');
  return circledNumber(bare) ?? (/^\d/.test(bare) ? Number(bare) : (chineseNumber(bare) ?? Number.NaN));
}

/** `1-4`, `6、7、9`, `3号`: the numbers a list names, in order. */
export function numbersOf(list: string): number[] {
  const numbers: number[] = [];
  const parts = list.split(/\s?[、,，&和及/]\s?|(?<=[\d号])\s(?=[\d第])/);
  for (const part of parts) {
    const range = part.split(/\s?[-~到至]\s?/);
    const first = numberOf(range[0] as string);
    const last = numberOf(range.at(-1) as string);
    if (last - first > 500) continue;
    for (let value = first; value <= last; value++) numbers.push(value);
  }
  return numbers;
}

/** Finds whom a remark names at its beginning: numbers, everybody but some, or a person. */
export function readTarget(
  chain: ChainState,
  text: string,
  start: number,
  end: number,
  acts: (rest: string) => boolean,
): Target | null {
  const body = text.slice(start, end);
  const prefixed = PREFIXED.exec(body);
  if (prefixed !== null) {
    const found = byList(chain, prefixed[2] as string);
    if (found !== null)
      return { ...found, restStart: start, restEnd: start + (prefixed[1] as string).length, explicit: true };
  }
  const except = EXCEPT.exec(body);
  if (except !== null && except[0].length > 1 && acts(body.slice(except[0].length))) {
    const omitted = new Set(numbersOf(except[1] as string));
    return {
      drafts: current(chain).filter((draft) => draft.seq !== null && !omitted.has(draft.seq)),
      certain: true,
      restStart: start + except[0].length,
      restEnd: end,
      explicit: true,
    };
  }
  const everybody = EVERYBODY.exec(body);
  if (everybody !== null && /^(?:已|付|转|收|没|未|还没|取消|退)/.test(body.slice(everybody[0].length))) {
    return {
      drafts: current(chain),
      certain: true,
      restStart: start + everybody[0].length,
      restEnd: end,
      explicit: true,
    };
  }
  const omitted = withoutSome(body);
  if (omitted !== null) {
    const rest = readTarget(chain, text, start, start + omitted.length, acts);
    if (rest === null) return null;
    const drafts = rest.drafts.filter((draft) => draft.seq === null || !omitted.numbers.has(draft.seq));
    return { ...rest, drafts };
  }
  const list = LIST.exec(body);
  if (list !== null) {
    const numbered = list[2] !== undefined || /号/.test(list[1] as string) || /[①-⑳]/.test(list[1] as string);
    const rest = body.slice(list[0].length);
    const known = numbered || numbersOf(list[1] as string).some((number) => chain.bySeq.has(number));
    if (known && (numbered || /^(?:都|全|已|付|转|收|没|未|还没|取消|不要|退|✅|❌|改)/.test(rest)) && acts(rest))
      return byNumbers(chain, list[1] as string, text, start + list[0].length, end);
  }
  return byPlace(chain, text, start, end, acts) ?? byName(chain, text, start, end, acts);
}

/** `5-502王姐 再加1盒`: the place tells who is meant. */
function byPlace(
  chain: ChainState,
  text: string,
  start: number,
  end: number,
  acts: (rest: string) => boolean,
): Target | null {
  const place = placeAt(text, start, end);
  if (place?.place?.room == null) return null;
  const { building, room } = place.place;
  const drafts = chain.drafts
    .slice(-3000)
    .filter((draft) => draft.version === chain.version)
    .filter((draft) => draft.place?.room === room && (building === null || draft.place.building === building));
  const named = nameAt(chain, text, place.end, end);
  const from = named?.end ?? place.end;
  const after = from + (SEPARATOR.exec(text.slice(from, end))?.[0].length ?? 0);
  if (drafts.length === 0 || !acts(text.slice(after, end))) return null;
  const matching = named === null ? drafts : drafts.filter((draft) => draft.key === named.key);
  return { drafts: matching, certain: matching.length === 1, restStart: after, restEnd: end, explicit: true };
}

export function current(chain: ChainState): Draft[] {
  return chain.drafts.filter((draft) => draft.version === chain.version);
}

function byNumbers(chain: ChainState, list: string, text: string, restStart: number, end: number): Target {
  const drafts: Draft[] = [];
  let certain = true;
  const numbers = numbersOf(list);
  for (const number of numbers) {
    const found = (chain.bySeq.get(number) ?? []).filter((draft) => draft.placedBy === null);
    if (found.length !== 1) certain = false;
    drafts.push(...found);
  }
  const only = drafts.length === 1 ? (drafts[0] as Draft) : null;
  const named = nameAt(chain, text, restStart, end);
  if (named !== null) {
    const matching = drafts.filter((draft) => draft.key === named.key);
    const after = named.end + (SEPARATOR.exec(text.slice(named.end, end))?.[0].length ?? 0);
    if (matching.length === 1 && (only !== null || drafts.length > 1))
      return { drafts: matching, certain: true, restStart: after, restEnd: end, explicit: true };
    if (only !== null) return { drafts, certain: false, restStart: after, restEnd: end, explicit: true };
  }
  return { drafts, certain: certain && drafts.length > 0, restStart, restEnd: end, explicit: true };
}

/** The longest buyer's name that stands at an offset. */
function nameAt(chain: ChainState, text: string, start: number, end: number): { key: string; end: number } | null {
  let best: { key: string; end: number } | null = null;
  let at = start;
  while (/[@\s]/.test(text.charAt(at)) && at < end) at++;
  for (let stop = Math.min(end, at + 16); stop > at; stop--) {
    const key = personKey(text.slice(at, stop));
    if (key !== '' && chain.byPerson.has(key)) {
      best = { key, end: stop };
      break;
    }
  }
  while (best !== null && best.end - 1 > at && personKey(text.slice(at, best.end - 1)) === best.key) best.end--;
  return best;
}

function byName(
  chain: ChainState,
  text: string,
  start: number,
  end: number,
  acts: (rest: string) => boolean,
): Target | null {
  const named = nameAt(chain, text, start, end);
  if (named === null) return null;
  const after = named.end + (SEPARATOR.exec(text.slice(named.end, end))?.[0].length ?? 0);
  if (!acts(text.slice(after, end))) return null;
  const drafts = ordersOf(chain, named.key);
  const several = namesAfter(chain, text, named.end, end);
  if (several !== null && acts(text.slice(several.end, end))) {
    const all = [...drafts, ...several.drafts];
    return {
      drafts: all,
      certain: all.length === several.count + 1,
      restStart: several.end,
      restEnd: end,
      explicit: true,
    };
  }
  const ordinal = /^第?([一二三四五\d])[单笔份个](?=\D)/.exec(text.slice(after, end));
  const chosen = ordinal === null ? undefined : drafts[numberOf(ordinal[1] as string) - 1];
  if (ordinal !== null && chosen !== undefined)
    return { drafts: [chosen], certain: true, restStart: after + ordinal[0].length, restEnd: end, explicit: true };
  return { drafts, certain: drafts.length === 1, restStart: after, restEnd: end, explicit: true };
}

const OMITTED = new RegExp(
  `[,，]?\\s*(?:除了?|除去)\\s?(${NUMBER}(?:\\s?号)?(?:\\s?[、,，和及]\\s?${NUMBER}(?:\\s?号)?)*)(?:号)?(?:以外|之外|外|没有?|还没)?[。!]?\\s*$`,
);

/** `1~4都收到了，除了3号`: the exception stands behind. */
function withoutSome(body: string): { length: number; numbers: Set<number> } | null {
  const match = OMITTED.exec(body);
  if (match === null || match.index === 0) return null;
  return { length: match.index, numbers: new Set(numbersOf(match[1] as string)) };
}

/** `大鱼、小乔已付`: the further names of a list. */
function namesAfter(
  chain: ChainState,
  text: string,
  from: number,
  end: number,
): { drafts: Draft[]; count: number; end: number } | null {
  const drafts: Draft[] = [];
  let at = from;
  let count = 0;
  while (/[、,，和跟及&]/.test(text.charAt(at))) {
    const named = nameAt(chain, text, at + 1, end);
    if (named === null) break;
    drafts.push(...ordersOf(chain, named.key));
    at = named.end;
    count++;
  }
  return count === 0 ? null : { drafts, count, end: at };
}
