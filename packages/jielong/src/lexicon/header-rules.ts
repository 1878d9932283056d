import { chineseNumber } from '../normalise/numerals.ts';
import type { Payment } from '../types.ts';
import { readPickups } from './pickups.ts';

export type Column =
  | 'name'
  | 'building'
  | 'unit'
  | 'room'
  | 'place'
  | 'quantity'
  | 'item'
  | 'phone'
  | 'tail'
  | 'address'
  | 'pickup';

export interface Pickup {
  /** Canonical name in the original spelling. */
  name: string;
  key: string;
  /** 1-based code (①) or letter it can be named by. */
  code: string | null;
}

/** What the text around the entries declares for all of them. */
export interface HeaderRules {
  defaultQuantity: number | null;
  pickups: Pickup[];
  defaultPickup: string | null;
  /** The header says that there are several points: headings may be their names. */
  pickupsAnnounced: boolean;
  /** The line above announced a list of points that stand below it. */
  pickupsOpen: boolean;
  /** Building that holds for all entries. */
  building: string | null;
  area: string | null;
  columns: Column[];
  tailDeclared: boolean;
  /** Signs whose meaning the header fixes; null means the sign says nothing about payment. */
  legend: Map<string, Payment | 'cancelled' | null>;
  /** 买N送M is on: `2+1` cannot be read. */
  promotion: boolean;
  /** A discount is announced: a lower sum is explained. */
  discount: boolean;
  /** Fractions of a piece are offered (可半只). */
  halves: boolean;
  /** Options each item must name, from the header's own words. */
  options: string[][];
  /** The header asks for the flavour, size or temperature of every item. */
  optionDemanded: boolean;
  /** The header asks for the size besides a colour or flavour. */
  sizeDemanded: boolean;
}

export function emptyRules(): HeaderRules {
  return {
    defaultQuantity: null,
    pickups: [],
    defaultPickup: null,
    pickupsAnnounced: false,
    pickupsOpen: false,
    building: null,
    area: null,
    columns: [],
    tailDeclared: false,
    legend: new Map(),
    promotion: false,
    discount: false,
    halves: false,
    options: [],
    optionDemanded: false,
    sizeDemanded: false,
  };
}

const COLUMN_WORDS: [RegExp, Column][] = [
  [/楼栋号|楼号|栋号|幢号|楼栋|几号楼|几栋|座号/, 'building'],
  [/单元号?/, 'unit'],
  [/房间号|房号|门牌号?|室号|房间|几室/, 'room'],
  [/尾号|后四位|后4位/, 'tail'],
  [/联系电话|手机号?|电话号?码?|联系方式/, 'phone'],
  [/地址/, 'address'],
  [/自提点|提货点/, 'pickup'],
  [/姓名|昵称|名字|微信名|称呼/, 'name'],
  [/份数|数量|需要多少份?|几份|件数|箱数|斤数|多少/, 'quantity'],
  [/编号|代号|商品|品名|口味|产品/, 'item'],
];
const COUNTER =
  '(?:份|个|箱|盒|袋|包|瓶|斤|件|只|单|套|组|桶|罐|板|条|根|杯|位|人|张|副|台|盆|束|提|篮|筐|朵|支|块|对|枚|盘|碗|串|听|本|卷|双|床|颗|粒|头|打|扎|把)';

/** `没写几位按1位算`, `只写名字的算一份`, `不写按一份`, `未备注数量均视为1袋`. */
const BARE_NAME_COUNTS = new RegExp(
  `(?:(?:没有?|不|未)(?:特别|特殊|另外|单独)?(?:写|注明|备注|填|标|说|报)|(?:只|光|仅|直接)(?:写|报|接|留|打)[^,,。;;\\n]{0,4}(?:名|昵称)|数量(?:空|留空))[^,,。;;\\n]{0,8}?(?:默认|算|按|就是|都是|均为|视为|视作|当|计|=|等于)[^\\d一二两三①-⑳,,。]{0,3}?([\\d一二两三])\\s*${COUNTER}`,
);
const DEFAULT_QUANTITY =
  /(?:没写|不写|未写|没注明|未注明|没说|不注明|不填|没填|没标|不标)[^,，。;；\n]{0,8}?(?:默认|算|按|就是|都是|视为|为)[^\d一二两三①]{0,3}([\d一二两三])\s*(?:份|个|箱|盒|袋|包|瓶|斤|件|只|单|套|组|桶|罐|板|条|根|杯)|默认\s*(?:数量)?(?:为|是|都是|每人|每户)?\s*([\d一二两三])\s*(?:份|个|箱|盒|袋|包|瓶|件|只|单|套|组|桶|罐|板|条|根|杯)|(?:每人|每户|一人|一户)(?:限|各|就|只)?(一)(?:份|个|箱|盒)(?:默认|即可|就接名字)/;
const SYMBOL_MEANS =
  /([✅✔☑√❌❎⭕🔴🟢🟡💰🧧⭐★☆○●◎△▲🌟✖*])\s*(?:=|代表|表示|是指|就是|是|为|:|->|→)\s*([\p{L}]{1,8})/gu;
const SYMBOL_STATES = /([❌❎⭕🔴🟢🟡⭐★☆○●◎△▲🌟✖])\s*(已付|没付|未付|已收|未收|没收|待付|取消)/gu;
const FORMAT_LINE = /格式|写法|按.{0,12}接龙|接龙方式|请按|请写|写明|请留|^\s*例|喊单/;

/** Adds to `rules` what one header line declares. `original` is the same line in its original spelling. */
export function readHeaderLine(
  rules: HeaderRules,
  text: string,
  original: (start: number, end: number) => string,
): void {
  const quantity = BARE_NAME_COUNTS.exec(text) ?? DEFAULT_QUANTITY.exec(text);
  if (quantity !== null) {
    const written = quantity[1] ?? quantity[2] ?? quantity[3] ?? '';
    rules.defaultQuantity = /\d/.test(written) ? Number(written) : chineseNumber(written);
  }
  for (const match of text.matchAll(SYMBOL_STATES)) rules.legend.set(match[1] as string, meaning(match[2] as string));
  for (const match of text.matchAll(SYMBOL_MEANS)) rules.legend.set(match[1] as string, meaning(match[2] as string));
  if (/买\s*[\d一二两三四五十]+\s*送\s*[\d一二两三]/.test(text)) rules.promotion = true;
  if (/满\s*\d+\S{0,3}(?:减|送|打)|第[二2]\S{0,2}(?:半价|\d折|减)|[\d.]+折|打[一二三四五六七八九\d]折|立减/.test(text))
    rules.discount = true;
  if (/(?:可以?|能|也)\s*(?:要|买|拿|订|卖)?半|半(?:只|个|份|箱|条)(?:起|也|可|\s*\d|装|\d)/.test(text))
    rules.halves = true;
  if (/尾号|后四位|后4位/.test(text)) rules.tailDeclared = true;
  readPickups(rules, text, original);
  if (FORMAT_LINE.test(text)) readColumns(rules, text);
  else readBuilding(rules, text);
  readOptions(rules, text);
}

function meaning(word: string): Payment | 'cancelled' | null {
  if (/^(?:未付|没付|未收|没收|待付|未转|没转|未支付|欠)/.test(word)) return 'unpaid';
  if (/^(?:部分|定金|订金|付了?一半)/.test(word)) return 'partial';
  if (/^(?:已付|付了|已收|已转|付款|收款|付清|已支付|转了|付)/.test(word)) return 'paid';
  if (/^(?:取消|退|不要|作废)/.test(word)) return 'cancelled';
  return null;
}

function readColumns(rules: HeaderRules, text: string): void {
  const body = text.replace(/^.*?(?:格式|写法|接龙方式|请按|例)\s*[:：]?\s*/, '');
  const found: { at: number; column: Column }[] = [];
  for (const [pattern, column] of COLUMN_WORDS) {
    const at = body.search(pattern);
    if (at >= 0 && !found.some((item) => item.at === at)) found.push({ at, column });
  }
  found.sort((a, b) => a.at - b.at);
  if (found.length > rules.columns.length) rules.columns = found.map((item) => item.column);
}

function readBuilding(rules: HeaderRules, text: string): void {
  if (/自提|提货|取货|送到|默认|架空层/.test(text)) return;
  const all = [...text.matchAll(/(\d{1,3})\s*(?:号楼|栋|幢|座)/g)];
  if (all.length === 1 && rules.building === null) rules.building = (all[0] as RegExpMatchArray)[1] as string;
}

function readOptions(rules: HeaderRules, text: string): void {
  if (
    /(?:颜色|口味|款式)\s*(?:和|及|、|与|\/|跟|\+)\s*(?:尺码|尺寸|码数|鞋码).{0,4}(?:必须|必填|要|请|一定|都要|写)|(?:必须|请|务必).{0,6}(?:颜色|口味|款式)\s*(?:和|及|、|与|跟)\s*(?:尺码|尺寸|码数)/.test(
      text,
    )
  ) {
    rules.optionDemanded = true;
    rules.sizeDemanded = true;
  }
  if (
    /(?:注明|备注|写清|写明|标明|说明|选择|选好)(?:一下|好|清楚)?\s*(?:口味|颜色|尺码|规格|温度|甜度|辣度|冷热|冰热|大小)|(?:口味|颜色|尺码|温度|甜度|辣度|冷热|大小)(?:请|要)?(?:注明|备注|写清|写明|标明)/.test(
      text,
    )
  )
    rules.optionDemanded = true;
  const asked =
    /(?:口味|颜色|尺码|规格|温度|甜度|辣度|大小)?[:：]?(\p{Script=Han}{1,4}(?:[/、]\p{Script=Han}{1,4})+|[A-Za-z\d]{1,4}(?:[/、][A-Za-z\d]{1,4})+)\s*(?:请|要|自己)?(?:备注|注明|写明|标明|选择)/u.exec(
      text,
    );
  if (asked !== null) {
    rules.options.push((asked[1] as string).split(/[/、]/));
    rules.optionDemanded = true;
    return;
  }
  const demanded =
    /(?:请|务必|一定|记得|要)?(?:注明|备注|写清|写明|选择|选)\s*(?:好|清楚)?\s*(?:口味|颜色|尺码|规格|温度|甜度|辣度|冷热|冰热)?[:：(]?\s*([\p{L}\d]{1,4}(?:[/、][\p{L}\d]{1,4})+)/u.exec(
      text,
    );
  if (demanded === null) return;
  rules.options.push((demanded[1] as string).split(/[/、]/));
}
