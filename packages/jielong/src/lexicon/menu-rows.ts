import { circledNumber } from '../normalise/numerals.ts';
import { bareList } from './bare-lists.ts';
import { pricesIn, UNIT_PATTERN } from './prices.ts';
import type { PriceMark } from './prices.ts';

/** One product row found in a menu line; offsets are relative to the line's text. */
export interface MenuRow {
  code: string | null;
  name: string;
  nameStart: number;
  nameEnd: number;
  /** The words before the name in the same clause, where a brand may stand. */
  fullName: string;
  spec: string | null;
  price: number | null;
  unit: string | null;
  start: number;
  end: number;
  extra: boolean;
  options: string[];
  /** The row prints a size, a package or only a price: what it sells is named by the title above it. */
  ofTitle?: true;
}

const PACKAGE = new RegExp(
  `(?:每[盒箱袋份包瓶罐板筐篮提件组套]|一[盒箱袋份包瓶罐板筐篮提件组套])?(?:约|净重|净含量)?\\d+(?:\\.\\d+)?(?:-\\d+(?:\\.\\d+)?)?(?:${UNIT_PATTERN}|寸|cm|人份|度)(?:装|左右|起|多)?(?:[*x/](?:\\d+)?(?:${UNIT_PATTERN})?(?:\\d+)?)*(?:装|一(?=${UNIT_PATTERN}))?(?:${UNIT_PATTERN})?`,
  'gi',
);
const CODE_START =
  /^\s*(?:(?:\p{Script=Han}{0,3}套餐|编号|款式|商品|选项)\s*(?=[A-Za-z\d]))?(?:([A-Za-z](?![恤骨])\d{0,2}|[A-Za-z]{2}\d{1,2})(?=[\s.、):：,，\-_=【]|[^\x00-\x7f])|(\d{1,2})\s*(?:号餐|号(?![楼院栋])|#|[.、):：]|(?=\s*【))|\(?([①-⑳])\)?|\[(\w{1,3})\]|\(([A-Za-z]\d?|\d{1,2})\))(?:套餐|款|餐|组|档)?[\s.、):：,，\-_=]*/u;
const LEAD_IN =
  /^(?:(?:今天|今日|明天|明早|明晚|今晚|后天|本周|这周|下周|现在|周[一二三四五六日天末]|星期[一二三四五六日天])*(?:上午|下午|早上|晚上)?(?:(?<=[天日早晚周今明午一二三四五六末])有|到货|(?:刚|新|(?<=[天日早晚周今明午一二三四五六末]))到(?:了|的)?|(?<=[天日早晚周今明午一二三四五六末])的|现有|还有|到|新到|开团|上新|供应|团购|特价|加料|加购|单点|单加|单买|带货|商品|品种|菜单|价格|产品|热卖)?[:：]?)/;
const NOISE_WORD =
  /^(?:满|每|每份|限|仅|大约|约|人均|每人|AA|一位|#?接龙|#?团购|【?群接龙】?.*|到货|包邮|顺丰|现货|预售|新品|特价|限量|今天|明天|明早|今晚|明晚|.{0,6}(?:到货|发货|送达|截单|截止|自提|开团|开抢|直发|包邮|上新)|共\d+.*|\d{1,2}[./]\d{1,2}.*|周[一二三四五六日]|\d{1,2}月\d{1,2}日?)$/;

interface Piece {
  text: string;
  start: number;
}

/** The product rows of one line of header text. `codes` tells that a leading letter or number is a code. */
export function menuRows(text: string, codes: boolean): MenuRow[] {
  if (text.length > LONGEST_MENU_LINE) return [];
  const hasCode = codes && leadingCode(text) !== null;
  const prices = pricesIn(text, true).filter((mark) => !isDeposit(text, mark));
  const certain = prices.some((mark) => mark.certain || mark.spec !== null);
  if (prices.length === 0) {
    const coded = codes ? codedPieces(text, 0, text.length, null) : [];
    return coded.length > 0 ? coded : bareList(text);
  }
  const listed = certain ? [] : bareList(text);
  if (listed.length > 0) return listed;
  if (!certain && !hasCode) return [];
  const leading = prices.length === 1 ? priceFirst(text, prices[0] as PriceMark) : null;
  if (leading !== null) return [leading];
  const rows: MenuRow[] = [];
  let start = 0;
  for (const [position, mark] of prices.entries()) {
    const next = prices[position + 1];
    let end = mark.end;
    const tail = /^\s*(?:\/\s*\S{1,3})?\s*\(([^()]{1,24})\)/.exec(text.slice(end, next?.start ?? text.length));
    if (tail !== null) end += tail[0].length;
    const several = codedPieces(text, start, mark.start, mark);
    if (several.length > 1 && codes)
      rows.push(...several.map((row) => ({ ...row, end: row === several.at(-1) ? end : row.end })));
    else {
      const row =
        rowBefore(text, start, mark, codes) ?? sameName(text, start, mark, rows.at(-1)) ?? nameless(text, start, mark);
      if (row !== null) {
        if (row.spec === null && tail !== null && /\d/.test(tail[1] as string)) row.spec = tail[1] as string;
        if (tail !== null && row.options.length === 0) row.options = optionsIn(tail[0]);
        rows.push({ ...row, end });
      }
    }
    start = end;
  }
  return rows;
}

/** `39元 苹果5斤`: the product stands behind its price. */
function priceFirst(text: string, mark: PriceMark): MenuRow | null {
  if (/\p{L}/u.test(text.slice(0, mark.start)) || !mark.certain) return null;
  const row = describe(text, mark.end, text.length, true);
  if (row === null || row.name.length < 2 || row.name.length > 12) return null;
  const per = new RegExp(`(?<=\\p{L})[一每](${UNIT_PATTERN})$`, 'u').exec(row.name);
  if (per !== null) {
    row.name = row.name.slice(0, per.index);
    row.nameEnd = row.nameStart + per.index;
    row.fullName = row.name;
    row.unit = per[1] as string;
  }
  return {
    ...row,
    code: null,
    price: mark.value,
    unit: mark.unit ?? row.unit,
    start: 0,
    end: text.length,
    extra: false,
    options: [],
  };
}

/** `土鸡蛋：30枚装48元，15枚装26元`: another package of the product named before. */
function sameName(text: string, from: number, mark: PriceMark, previous: MenuRow | undefined): MenuRow | null {
  const part = text.slice(from, mark.spec?.end ?? mark.start);
  PACKAGE.lastIndex = 0;
  const found = PACKAGE.exec(part);
  if (previous === undefined || found === null || (previous.unit !== null && found[0].endsWith(previous.unit)))
    return null;
  if (/\p{L}/u.test(part.replace(found[0], '').replace(OTHER_PRICE, ''))) return null;
  return {
    ...previous,
    code: null,
    spec: found[0],
    price: mark.value,
    unit: mark.unit ?? packageUnit(found[0]),
    start: from,
    end: mark.end,
  };
}

/** `5斤装 128元/箱`, `¥45/只`: a price whose product is named by the title. */
function nameless(text: string, from: number, mark: PriceMark): MenuRow | null {
  const part = text
    .slice(from, mark.spec?.end ?? mark.start)
    .split(/[,，;；。]/)
    .at(-1) as string;
  PACKAGE.lastIndex = 0;
  const found = PACKAGE.exec(part)?.[0] ?? null;
  const rest = part
    .replace(found ?? '', '')
    .replace(OTHER_PRICE, '')
    .replace(PRICE_WORD, '');
  if (!mark.certain || /[\p{L}\d]/u.test(rest)) return null;
  return {
    code: null,
    name: '',
    nameStart: from,
    nameEnd: from,
    fullName: '',
    spec: found,
    price: mark.value,
    unit: mark.unit ?? (found === null ? null : packageUnit(found)),
    start: from,
    end: mark.end,
    extra: false,
    options: [],
    ofTitle: true,
  };
}

const PRICE_WORD = /每[份箱盒袋斤个件只]|价格|单价|售价|团购价|只要|仅需|[是为约]/gu;

function isDeposit(text: string, mark: PriceMark): boolean {
  return (
    /(?:满|定金|订金|押金|运费|邮费|减|立减|省|原价|市价|超市)\s*$/.test(
      text.slice(Math.max(0, mark.start - 4), mark.start),
    ) || /^\s*(?:起送|起团|起订|以上|红包)/.test(text.slice(mark.end, mark.end + 5))
  );
}

/** No menu stands on one line longer than this; the bound keeps reading linear. */
const LONGEST_MENU_LINE = 1500;

const EMOJI_START = /^\s*(\p{Extended_Pictographic})[\s:：]*(?=[^\x00-\x7f])/u;

/** Reads the code at the head of a row. */
export function leadingCode(text: string): { code: string; length: number } | null {
  const emoji = EMOJI_START.exec(text);
  if (emoji !== null) return { code: emoji[1] as string, length: emoji[0].length };
  const match = CODE_START.exec(text);
  if (match === null) return null;
  const circled = match[3] === undefined ? null : circledNumber(match[3]);
  const code = match[1] ?? match[2] ?? (circled === null ? undefined : String(circled)) ?? match[4] ?? match[5];
  return code === undefined ? null : { code: code.toUpperCase(), length: match[0].length };
}

const INLINE_CODE = /(^|[\s,，;；、:：(（])(?:套餐)?([A-Za-z])(?:[.、:：]|\s(?=[^\x00-\x7f])|(?=[^\x00-\x7f\s]))/g;

/** Rows that share a line and perhaps one price: `A荠菜猪肉 B韭菜虾仁 30元/盒`. */
function codedPieces(text: string, from: number, to: number, mark: PriceMark | null): MenuRow[] {
  const part = text.slice(from, to);
  const found: { code: string; at: number; body: number }[] = [];
  INLINE_CODE.lastIndex = 0;
  for (let match = INLINE_CODE.exec(part); match !== null; match = INLINE_CODE.exec(part)) {
    const code = (match[2] as string).toUpperCase();
    const expected =
      found.length === 0 ? code : String.fromCharCode((found.at(-1) as { code: string }).code.charCodeAt(0) + 1);
    if (code === expected)
      found.push({ code, at: match.index + (match[1] as string).length, body: match.index + match[0].length });
  }
  if (found.length < 2) return mark === null ? singleCoded(text) : [];
  return found.flatMap((item, position) => {
    const end = found[position + 1]?.at ?? part.length;
    const row = describe(text, from + item.body, from + end, true);
    if (row === null) return [];
    return [
      {
        ...row,
        code: item.code,
        price: mark?.value ?? null,
        unit: row.unit ?? mark?.unit ?? null,
        start: from + item.at,
        end: from + end,
        extra: false,
        options: [],
      },
    ];
  });
}

function singleCoded(text: string): MenuRow[] {
  const head = leadingCode(text);
  if (head === null || /\p{Extended_Pictographic}/u.test(head.code)) return [];
  const row = describe(text, head.length, text.length, true);
  if (row === null || row.name.length > 16) return [];
  return [{ ...row, code: head.code, price: null, start: 0, end: text.length, extra: false, options: [] }];
}

function rowBefore(text: string, from: number, mark: PriceMark, codes: boolean): MenuRow | null {
  let start = from;
  const skipped = /^[\s,，;；、。|+]*/.exec(text.slice(start, mark.start));
  start += skipped?.[0].length ?? 0;
  const extra = /加料|加购|小料|另加|(?:^|[\s,，、])加(?!拿大|州|吉|菲)\p{L}/u.test(text.slice(0, mark.start));
  const label = /^(?:【[^【】]*】|\p{Script=Han}{1,6}[:：])\s*/u.exec(text.slice(start, mark.start));
  if (label !== null && leadingCode(text.slice(start + label[0].length, mark.start)) !== null) start += label[0].length;
  let code: string | null = null;
  let body = start;
  const head = leadingCode(text.slice(start, mark.start));
  if (head !== null && (codes || start === 0)) {
    code = head.code;
    body = start + head.length;
  } else {
    const inner = /(?:^|[\s,，;；:：])([A-Za-z]\d?)(?=[^\x00-\x7f]|\s+[^\x00-\x7f])/.exec(
      text.slice(start, mark.start),
    );
    if (inner !== null && codes) {
      code = (inner[1] as string).toUpperCase();
      body = start + inner.index + inner[0].length;
    }
  }
  const row = describe(text, body, mark.spec?.end ?? mark.start, code !== null);
  if (row === null) return null;
  return {
    ...row,
    code,
    price: mark.value,
    unit: mark.unit ?? row.unit,
    start,
    end: mark.end,
    extra,
    options: optionsIn(text.slice(body, mark.start)),
  };
}

const OPTIONS =
  /[(【[]\s*(?:口味|颜色|尺码|可选|有)?[:：]?\s*(\p{L}{1,5}(?:[/、|]\p{L}{1,5})+)(?:\s+\d+-\d+码)?\s*(?:任选|可选)?[)】\]]/u;

const SLASHED = /(?<=\s)(\p{Script=Han}{1,4}(?:\/\p{Script=Han}{1,4})+)(?=\s|$)/u;

/** (豆沙/肉松): what a row offers to choose from. */
function optionsIn(text: string): string[] {
  const match = OPTIONS.exec(text) ?? SLASHED.exec(text);
  return match === null ? [] : (match[1] as string).split(/[/、|]/);
}

type Description = Pick<MenuRow, 'name' | 'nameStart' | 'nameEnd' | 'fullName' | 'spec' | 'unit'>;

/** Splits `烟台红富士 10斤/箱` into name, package and the unit the package implies. */
function describe(text: string, from: number, to: number, whole: boolean): Description | null {
  const packages: { text: string; start: number; end: number }[] = [];
  const part = text.slice(from, to);
  PACKAGE.lastIndex = 0;
  for (let match = PACKAGE.exec(part); match !== null; match = PACKAGE.exec(part)) {
    packages.push({ text: match[0], start: match.index, end: match.index + match[0].length });
    if (match[0].length === 0) break;
  }
  let masked = hideBrackets(part)
    .replace(SLASHED, (found) => ' '.repeat(found.length))
    .replace(OTHER_PRICE, (found) => ' '.repeat(found.length));
  const bracketed = /\(([^()]*\d[^()]*)\)\s*$/.exec(part)?.[1] ?? null;
  for (const found of packages)
    masked = masked.slice(0, found.start) + ' '.repeat(found.end - found.start) + masked.slice(found.end);
  const words = splitWords(masked, whole).map(withoutDate);
  const named = words.filter((piece) => !NOISE_WORD.test(piece.text));
  const pieces =
    named.length > 0 ? named.map((piece) => withoutService(piece)[0] ?? piece) : words.flatMap(withoutService);
  if (pieces.length === 0) return null;
  const joined = whole ? /^[^,，;；。(（]*\+[^,，;；。(（]*/.exec(part.trim()) : null;
  if (joined !== null && joined[0].trim().length <= 18 && /\p{L}/u.test(joined[0])) {
    const name = joined[0].trim();
    const start = from + part.indexOf(name);
    return { name, nameStart: start, nameEnd: start + name.length, fullName: name, spec: null, unit: null };
  }
  const plain = pieces.filter((piece) => !/\d/.test(piece.text));
  const chosen = whole ? (pieces[0] as Piece) : ((plain.at(-1) ?? pieces.at(-1)) as Piece);
  const lead = LEAD_IN.exec(chosen.text)?.[0].length ?? 0;
  const trimmed = lead > 0 && chosen.text.length - lead >= 2 ? lead : 0;
  const plus = /^加(?!拿大|州|吉|菲)/.test(chosen.text.slice(trimmed)) && chosen.text.length - trimmed >= 2 ? 1 : 0;
  const name = chosen.text.slice(trimmed + plus);
  const nameStart = from + chosen.start + trimmed + plus;
  const spec = bracketed ?? (packages.map((found) => found.text).join(' ') || null);
  return {
    name,
    nameStart,
    nameEnd: nameStart + name.length,
    fullName: pieces.map((piece) => piece.text).join(''),
    spec,
    unit: packages.map((found) => packageUnit(found.text)).find((unit) => unit !== null) ?? null,
  };
}

/** `4/5周日采茶大巴`: the day stands in front of what is on offer. */
function withoutDate(piece: Piece): Piece {
  const day =
    /^(?:\d{1,3}(?:号楼|栋|幢|座)(?:团购?|专场)?|\d{1,2}[./月]\d{1,2}[日号]?(?:周.|星期.)?|(?:本|这|下)?(?:周|星期)[一二三四五六日天末])(?=\p{L}{2})/u.exec(
      piece.text,
    );
  if (day === null) return piece;
  const length = day[0].length;
  return { text: piece.text.slice(length), start: piece.start + length };
}

/** `橙子直发`: the way it is sold stands behind the name. */
function withoutService(piece: Piece): Piece[] {
  const text = piece.text.replace(
    /(?:产地)?(?:直发|直供|包邮|现货|预售|开团|上新|到货|接龙|接单|团购|拼团|开接)+(?:啦|了|喽|中)?$/,
    '',
  );
  return text.length >= 2 && text !== piece.text && !NOISE_WORD.test(text) ? [{ ...piece, text }] : [];
}

const OTHER_PRICE =
  /(?:原价|市场价|超市价|零售价|平时|门店价?)\s*:?\s*¥?\d+(?:\.\d+)?(?:元|块)?(?:\/\p{L})?|(?:团购|秒杀|活动|特|现|优惠|会员|团长|到手|统一|拼团|接龙|福利)价\s*:?|(?:单价|价格|售价|仅需|只要|只需|特惠)\s*:?/gu;

/** Tags in brackets (【内蒙】, (产地直发)) are not the name where words stand outside them. */
function hideBrackets(part: string): string {
  const hidden = part.replace(/【[^【】]*】|\([^()]*\)|\[[^[\]]*\]/g, (found) => ' '.repeat(found.length));
  return /\p{L}/u.test(hidden) ? hidden : part;
}

function splitWords(masked: string, whole: boolean): Piece[] {
  const pieces: Piece[] = [];
  const clauses = /[^,，;；。、:：|!！?？\n]+/g;
  let kept: Piece[] = [];
  for (let clause = clauses.exec(masked); clause !== null; clause = clauses.exec(masked)) {
    const words = /[^\s()（）【】[\]《》「」"~…]+/g;
    const found: Piece[] = [];
    for (let word = words.exec(clause[0]); word !== null; word = words.exec(clause[0])) {
      const lead = /^[-=.·*•+★☆●○■□◆◇▶▪✦✿❀♥❤️⭐]+/u.exec(word[0])?.[0].length ?? 0;
      const text = word[0].slice(lead).replace(/[-=.·*]+$/, '');
      const start = clause.index + word.index + lead;
      const last = found.at(-1);
      const latin = last !== undefined && /^[a-z' ]+$/i.test(last.text) && /^[a-z']+$/i.test(text);
      if (latin) found[found.length - 1] = { text: masked.slice(last.start, start + text.length), start: last.start };
      else if (/[\p{L}]/u.test(text)) found.push({ text, start });
    }
    if (found.length > 0 && (!whole || kept.length === 0)) kept = found;
  }
  pieces.push(...kept);
  return pieces;
}

function packageUnit(text: string): string | null {
  const per = new RegExp(`(?:/|一|每)\\s*(${UNIT_PATTERN})`).exec(text);
  if (per !== null) return per[1] as string;
  const glued = new RegExp(`\\d(?:斤|个|只|枚|根|kg|g)(箱|盒|袋|包|篮|筐|罐|桶|瓶|板|份)$`).exec(text);
  return glued === null ? null : (glued[1] as string);
}
