import { chineseNumber, circledNumber } from '../normalise/numerals.ts';
import type { HeaderRules, Pickup } from './header-rules.ts';

type Original = (start: number, end: number) => string;

const LABEL =
  /(?:自提|提货|取货|自取|领取|领货)(?:点位?|地点|地址|处|位置|站点?)(?:可选|任选|有|为|是|如下|分别|共|一共|[\d一二两三四五六]个?)*\s*[:：]?\s*|(?:自提|提货|取货|自取|点位)\s*[:：]\s*/;
const NOT_A_LIST = /^(?:,|，|。|不写|写|请|接龙|备注)/;
const FORMAT = /格式|写法|按.{0,12}接龙|接龙方式|请按|请写|写明|请留|^\s*例|喊单/;

/** `①`, `A `, `B点`, `1号点-`, `2号 `, `3.` at the head of a point's name. */
const CODE =
  /(^|[\s,，;；、/。(])(?:([①-⑳])|([A-Za-z])(?:号?点|[.、:：)=]|(?=\s?\p{Script=Han}|\s\d))|(\d)(?:号点|点|号(?![楼院线口门库\d])|[.、:：)=]|\s(?=\p{Script=Han})))[\s.、:：)=\-—]*/gu;
const REMARK = /[(（].*$|\s*(?:默认|不写|没写|未写|不选|没选|不标).*$/;

/** Adds the pickup points one header line lists, and the one that stands for those who name none. */
export function readPickups(rules: HeaderRules, text: string, original: Original): void {
  const label = LABEL.exec(text);
  if (
    /(?:[两二三四五六]|[2-9])\s*个?(?:自提|取货|提货|点位?)(?:点|地点)?|分点(?:自提|取货|提货)|按(?:自提|取货|提货)点/.test(
      text,
    )
  )
    rules.pickupsAnnounced = true;
  const open = rules.pickupsOpen;
  rules.pickupsOpen = false;
  if (label !== null && rules.pickups.length <= 1) {
    const from = label.index + label[0].length;
    const body = text.slice(from);
    if (NOT_A_LIST.test(body) || FORMAT.test(text.slice(0, label.index))) return readDefault(rules, text);
    if (body.trim() === '') rules.pickupsOpen = true;
    const found = pickupList(text, from, original);
    if (found.length > 1) rules.pickups = found;
  } else if (open) {
    const found = coded(text, 0, original);
    if (found.length === 1 && !/\d\s*元|¥/.test(text) && follows(rules.pickups.at(-1)?.code, found[0]?.code)) {
      rules.pickups.push(found[0] as Pickup);
      rules.pickupsOpen = true;
    }
  }
  readDefault(rules, text);
}

function follows(previous: string | null | undefined, next: string | null | undefined): boolean {
  if (next == null) return false;
  return previous == null ? /^[1A]$/.test(next) : isNext(previous, next);
}

function isNext(previous: string, next: string): boolean {
  return /^\d+$/.test(previous)
    ? Number(next) === Number(previous) + 1
    : next.charCodeAt(0) === previous.charCodeAt(0) + 1 && next.length === 1;
}

function pickupList(text: string, from: number, original: Original): Pickup[] {
  const list = coded(text, from, original);
  return list.length > 1 ? list : named(text, from, original);
}

/** Points with codes that count on from the first. */
function coded(text: string, from: number, original: Original): Pickup[] {
  const body = text.slice(from);
  const heads: { code: string; at: number; body: number }[] = [];
  for (const match of body.matchAll(CODE)) {
    const code = pickupCode(match[2] ?? match[3] ?? match[4] ?? '');
    const previous = heads.at(-1);
    if (code === null || (previous !== undefined && !isNext(previous.code, code))) continue;
    heads.push({ code, at: match.index, body: match.index + match[0].length });
  }
  return heads.flatMap((head, index) => {
    const part = body.slice(head.body, heads[index + 1]?.at ?? body.length);
    const name = (/^[^,，;；。、/\n]*/.exec(part)?.[0] ?? '').replace(REMARK, '').trim();
    if (name === '') return [];
    const start = from + head.body + part.indexOf(name);
    return [{ name: original(start, start + name.length), key: name, code: head.code }];
  });
}

function named(text: string, from: number, original: Original): Pickup[] {
  const found: Pickup[] = [];
  for (const match of text.slice(from).matchAll(/[^,，;；、/\s或和]+/g)) {
    const key = match[0].replace(/[(（].*$/, '');
    if (key.length < 2 || key.length > 12 || /默认|没写|不写|未写|注明/.test(key)) continue;
    found.push({ name: original(from + match.index, from + match.index + key.length), key, code: null });
  }
  return found;
}

export function pickupCode(written: string): string | null {
  const circled = circledNumber(written.charAt(0));
  if (circled !== null) return String(circled);
  return /^[A-Za-z0-9]$/.test(written) ? written.toUpperCase() : null;
}

const TARGET =
  '(?:([①-⑳])|([A-Za-z])(?![A-Za-z])|(\\d)(?=号点|点|号(?![楼院线口门库]))|第([一二三四五\\d])个|([^\\s,，。;；()]{2,12}))';
const FALLBACK = new RegExp(
  `(?:(?:(?:没|不|未)(?:写|选|填|标|注明|备注|说明?)|其[余他])[^,，。;；①-⑳A-Za-z\\d]{0,8}?(?:默认|放|去|在|到|按|算|归|送|就是|都是|视为|统一)|默认)(?:都|是|为|在|去|到|放|送|按|算|自提点?|统一)*\\s*${TARGET}`,
  'u',
);

/** `没写的都放1号`, `未注明默认南门`: where those who name no point take their goods. */
function readDefault(rules: HeaderRules, text: string): void {
  if (rules.pickups.length === 0) return;
  const match = FALLBACK.exec(text);
  if (match === null) return;
  const ordinal = match[4] === undefined ? null : /\d/.test(match[4]) ? Number(match[4]) : chineseNumber(match[4]);
  const code = pickupCode(match[1] ?? match[2] ?? match[3] ?? '');
  const words = match[5] ?? '';
  const pickup =
    ordinal !== null
      ? rules.pickups[ordinal - 1]
      : code !== null && match[5] === undefined
        ? rules.pickups.find((item) => item.code === code)
        : onlyNamed(rules.pickups, words);
  if (pickup !== undefined) rules.defaultPickup = pickup.name;
}

function onlyNamed(pickups: Pickup[], words: string): Pickup | undefined {
  if (words === '') return undefined;
  const whole = pickups.filter((item) => words.includes(item.key));
  if (whole.length > 0) return whole.length === 1 ? whole[0] : undefined;
  const part = words.replace(/(?:自提|自取|取货|提货|领取|算|拿|取)+.*$/, '');
  const found = pickups.filter((item) => part.length > 0 && item.key.includes(part));
  return found.length === 1 ? found[0] : undefined;
}

/** The point a word or a code names; undefined where it fits none or several. */
export function pickupNamed(rules: HeaderRules, words: string): Pickup | undefined {
  const text = words.trim().toLowerCase();
  if (text === '') return undefined;
  const exact = rules.pickups.find((item) => item.key.toLowerCase() === text);
  if (exact !== undefined) return exact;
  const short = /^(?:自提点?)?([①-⑳]|[a-z]|\d)(?:号点|号|点)?$/.exec(text);
  const code = short === null ? null : pickupCode(short[1] as string);
  if (code !== null) return rules.pickups.find((item) => item.code === code);
  return onlyNamed(
    rules.pickups.map((item) => ({ ...item, key: item.key.toLowerCase() })),
    text,
  );
}
