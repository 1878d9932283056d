import { menuRows } from '../lexicon/menu-rows.ts';
import type { SourceLine } from '../normalise/source.ts';
import { pricesIn, UNIT_PATTERN } from '../lexicon/prices.ts';

const EXAMPLE =
  /^\s*[(（【[]?\s*(?:例如|例子|示例|样例|举例|例|格式|写法|样式|模板|比如|参考格式)(?:[:：\s】)\]（(]|[^\p{L}]|$|昵称|姓名|楼|\p{L}{0,4}[+＋])/u;
const FOOTER =
  /https?:|截单|截止|截团|点击|链接|@所有人|转发|接龙(?:结束|完|到此|截|请|时)|以上|大家|各位|请(?:于|在|各|及时|大家|核对|确认)|温馨提示|群公告|到货(?:后|时|通知)|满\d+.{0,4}(?:起送|开团|成团)|还剩|仅剩|先到先得|继续接|往下接|下面接|没有了|卖完|谢谢支持|感谢/;
const STATISTICS =
  /^\s*(?:目前|截至|截止|现在|当前|已经?|到现在)?.{0,6}?(?:合计|总计|统计|汇总|共计|小计|已接|总共|一共)[^\d]{0,8}\s*[:：]?.*\d|已有\s*\d+\s*人|共\s*\d+\s*(?:人|户|位)(?:参与|接龙|下单)?|^\s*(?:还差|剩余|剩|库存|余)\D{0,8}\d+/;
const PHONE = /1[3-9]\d[- ]?\d{4}[- ]?\d{4}/;
const QUANTITY = new RegExp(
  `(?:\\d|[一二两三四五六七八九十半俩仨廿])\\s*(?:${UNIT_PATTERN})|[*x+]\\s*\\d|[A-Za-z]\\d{1,2}(?!\\d)|\\d[A-Za-z](?![A-Za-z])`,
  'i',
);
const TARGETED =
  /^\s*(?:@\S+\s*)?(?:第?\s*(?:\d{1,3}|[①-⑳])\s*(?:号|#|[、,，\-~到至和]\s*\d{1,3}).*|.*(?:改成|改为|改|换成|取消|不要了|退|再加|加|已付|付了|已转|转了|已收|未付|没付|还没付).*)$/;

/** Rows that show how to write an entry; never orders. */
export function isExample(text: string): boolean {
  return EXAMPLE.test(text);
}

/** Lines that close a chain or speak to everybody. */
export function isFooter(text: string): boolean {
  return FOOTER.test(text) && !PHONE.test(text);
}

/** The leader's interim figures. */
export function isStatistics(text: string): boolean {
  return STATISTICS.test(text) && !PHONE.test(text);
}

/** `3 1 502 2`: building, unit, room and how many, where the header says so. */
const FIGURES = /^\s*\d{1,3}(?:[ ,/-]+\d{1,4}){2,3}\s*$/;

/** True where a text may carry an order, an edit or a payment. */
export function hasOrderContent(text: string): boolean {
  return (
    QUANTITY.test(text) ||
    FIGURES.test(text) ||
    PHONE.test(text) ||
    TARGETED.test(text) ||
    /[✅❌]|收件|地址[:：]/.test(text)
  );
}

/** True for edits, cancellations and payments of an entry that stands elsewhere. */
export function isTargeted(text: string): boolean {
  return TARGETED.test(text);
}

/** A body that is a product with its price and nothing else. */
export function isMenuRow(body: string): boolean {
  if (pricesIn(body, true).length === 0) return false;
  const rows = menuRows(body, true);
  if (rows.length === 0 || rows.some((row) => row.ofTitle === true)) return false;
  const first = rows[0] as (typeof rows)[number];
  if (rows.length > 1 && first.code === null) return false;
  const last = rows.at(-1) as (typeof rows)[number];
  const rest = body.slice(last.end).trim();
  if (body.slice(0, first.start).trim() !== '' || rest.length > 14 || /\d/.test(rest)) return false;
  return first.code !== null || first.name === first.fullName;
}

/** A price per unit proves a menu row; an order may end in a sum of money. */
export function isPriceRow(body: string): boolean {
  return pricesIn(body, false).some((mark) => mark.certain && mark.unit !== null);
}

/** Products with prices per unit and nothing else, one or several on a line. */
export function isPriceList(text: string): boolean {
  if (!isPriceRow(text)) return false;
  if (isMenuRow(text)) return true;
  const rows = menuRows(text, true);
  return rows.length >= 2 && rows.every((row) => row.price !== null && row.unit !== null && row.ofTitle !== true);
}

const SETTLED = '已付|已转|已收|付了|付款|转了|收款|收了|没付|未付|还没付|没转|未转|还没转|取消';
const PAYMENT_LIST = new RegExp(
  `^\\s*第?\\d{1,3}号?(?:\\s?[、,~到至和 -]\\s?\\d{1,3}号?)*\\s?号?(?:都|全|全部)?(?:${SETTLED})\\S{0,3}\\s*$`,
);

/** `6、7、9付了`: numbers of entries that have been paid, not an entry. */
export function isPaymentList(text: string): boolean {
  return PAYMENT_LIST.test(text) && (!text.includes('取消') || text.includes('号'));
}

/** `①苹果39元②梨29元`: a menu on one line, not an entry. */
export function isCircledMenu(text: string): boolean {
  if (!/[①-⑳]/.test(text)) return false;
  if ((text.match(/[①-⑳]\s*\p{L}[^\d①-⑳]*\d+(?:\.\d+)?(?=\s*(?:[①-⑳]|$))/gu)?.length ?? 0) >= 2) return true;
  const circled = text.match(/[①-⑳]/g);
  return (
    circled !== null && circled.length >= 2 && pricesIn(text, false).length >= 2 && menuRows(text, true).length >= 2
  );
}

const NUMBERED_EDIT =
  /^\s*(?:第?\d{1,3}\s?[.、]?|[①-⑳])\s*(?:再|改|取消|不要|加|减|退|换|算|已付|付了|已转|转了|没付|未付)/;

/** `⑤再来1瓶`: said about an entry, not an entry. */
export function isNumberedEdit(text: string): boolean {
  return NUMBERED_EDIT.test(text);
}

const NUMBER_LIST = /^\s*第?\d{1,3}(?:\s?[、,，\-~到至和]\s?\d{1,3})+\s?号(?![楼院栋\d])/;

/** `1、2、4号已核对`: several entries by number, never an entry. */
export function isNumberList(text: string): boolean {
  return NUMBER_LIST.test(text);
}

const EVERYBODY = /^\s*(?:除了?|其[他余]|大家|所有人|以上|全部)\S{0,14}(?:付|转|收|结清|没给)/;

const REMARK =
  /^\s*第?\d{1,3}(?:\s?[、,，\-~到至和]\s?\d{1,3})*\s?号.{0,16}(?:付|转|收|改|取消|加|减|不要|退|换)|^\s*(?:已付款?|未付款?|已收款?|没付款?|还没付|已转|未转)(?:的|名单)?\s*[:：]/;

/** A line below the entries that speaks about them by number. */
export function isRemark(text: string): boolean {
  return (REMARK.test(text) || EVERYBODY.test(text)) && !/地址|收件/.test(text);
}

/** Numbered lines right below `自提点：` are the points, not entries. */
export function pickupLines(lines: SourceLine[]): Set<number> {
  const found = new Set<number>();
  let open = false;
  for (const line of lines) {
    const text = line.text.trim();
    if (/(?:自提|取货|提货|领取)(?:点位?|地点|地址|处)\S{0,6}?[:：]$/.test(text)) open = true;
    else if (!open) continue;
    else if (/^(?:[①-⑳]|[A-Za-z\d][.、:：)）号点])\s*\S{2,14}$/.test(text) && !/[元¥]/.test(text))
      found.add(line.number);
    else open = false;
  }
  return found;
}
