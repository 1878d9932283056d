import { pricesIn } from '../lexicon/prices.ts';
import type { SourceLine } from '../normalise/source.ts';

/** A stretch of lines said by one person, or the text outside of any message (sender null). */
export interface Block {
  sender: string | null;
  senderStart: number;
  senderEnd: number;
  /** Number of the line that names the sender, if it is a line of its own. */
  headLine: number | null;
  lines: SourceLine[];
  /** Quoted text directly above the message, as `name：text`. */
  quote: string | null;
  /** The form it was found in. */
  form: 'plain' | 'dated' | 'colon' | 'inline' | 'tabbed';
}

export interface Conversation {
  blocks: Block[];
  /** Lines that are only furniture of the copy: date bars, quotes, pictures, joins, recalls. */
  noise: number[];
  isChat: boolean;
}

const TIME = '(?:(?:上午|下午|晚上|早上|中午|凌晨|傍晚|am|pm)\\s*)?\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\s*(?:am|pm))?';
const DATE =
  '(?:\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?|\\d{1,2}[-/.月]\\d{1,2}日?|昨天|今天|前天|星期[一二三四五六日天]|周[一二三四五六日])';
const AFTER = new RegExp(`^(\\S(?:.{0,28}?\\S)?)\\s+(?:${DATE}\\s*)?${TIME}\\s*$`, 'i');
const BEFORE = new RegExp(`^\\[?(?:${DATE}[\\s,]*)?${TIME}\\]?\\s+(\\S[^:：]{0,24}?)\\s*$`, 'i');
const BEFORE_INLINE = new RegExp(
  `^\\[?(?:${DATE}[\\s,]*)?${TIME}\\]?\\s+([^:：\\s][^:：]{0,20}?)\\s*[:：]\\s*(\\S.*)$`,
  'i',
);
const TABBED = /^\s*(?:(?:上午|下午)\s*)?\d{1,2}:\d{2}\t([^\t]+)\t(.*)$/;
const COLON_ALONE = /^([^:\n]{1,20}):\s*$/;
const INLINE = /^([^:\s\d【(#][^:【】\n]{0,14}?|\d{0,3}[^:\s\d【(#][^:【】\n]{0,14}?):\s*(\S.*)$/;
const HEADER_WORD =
  /上午|下午|早上|晚上|早餐|午餐|晚餐|主菜|甜品|饮品|商品|菜单|品种|自提|提货|地址|格式|价格|规格|说明|备注|注意|时间|截单|截止|接龙|团购|例|示例|内容|产品|熟食|水果|蔬菜|活动|电话|数量|姓名|收件|收货|默认|口味|加料|加购|主食|下单|方式|合计|统计|总计|共计|汇总|补充|今日|本周|今天|明天|周[一二三四五六日]|号楼|栋|付款|配送|运费|包邮|发起人|链接|温馨提示|提示|公告|通知|要求|可选|套餐|特价|价目|楼下|清单|名单|未付|已付/;
export const NOISE_LINE =
  /^\s*(?:-{2,}\s*\d{4}[-/.]\d{1,2}[-/.]\d{1,2}.*-*|\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s*(?:\(?(?:星期|周)?[一二三四五六日天]\)?)?(?:\s*\d{1,2}:\d{2})?\s*|[-=_*·.\s]{4,}|\[(?:图片|表情|动画表情|语音|视频|文件|链接|红包|位置|照片|贴图|小程序|拍一拍|强|OK|ok)[^\]]*\]|.{0,20}的聊天记录如下.*|.{0,24}(?:撤回了一条消息|加入了?群聊|退出了?群聊|拍了拍.*|修改群名.*|邀请.{1,20}加入.*|领取了.{0,10}红包.*|收回了?讯息|已收回訊息)\s*)$/;

const QUOTE_OLD = /^\s*「([^「」]*)」?\s*$/;
const QUOTE_NEW = /^\s*\[引用\s*([^\]]*)\]\s*(.*)$/;

/** Splits lines into messages; text before, between and after messages stays in blocks without a sender. */
export function readConversation(lines: SourceLine[], isEntry: (text: string) => boolean): Conversation {
  const heads = findHeads(lines, isEntry);
  const blocks: Block[] = [];
  const noise: number[] = [];
  let current: Block = emptyBlock();
  let quote: string | null = null;
  let quoting = false;
  const open = (block: Block): void => {
    if (current.lines.length > 0 || current.sender !== null) blocks.push(current);
    current = block;
    quote = null;
  };
  for (const line of lines) {
    const head = heads.get(line.number);
    if (head !== undefined) {
      open({ ...emptyBlock(), ...head, lines: [] });
      quoting = false;
      if (head.headLine !== null) continue;
    }
    const body = head === undefined ? line : bodyOf(line, head.bodyStart);
    if (body.text.trim() === '') {
      current.lines.push(body);
      continue;
    }
    const old = QUOTE_OLD.exec(body.text);
    if (quoting || old !== null || (/^\s*「/.test(body.text) && !body.text.includes('」'))) {
      quote = (quote ?? '') + body.text.replace(/[「」]/g, '');
      quoting = !body.text.includes('」');
      noise.push(line.number);
      current.quote = quote;
      continue;
    }
    const recent = QUOTE_NEW.exec(body.text);
    if (recent !== null) {
      current.quote = recent[1] as string;
      if (recent[2] === '') noise.push(line.number);
      else current.lines.push(bodyOf(line, line.end - (recent[2] as string).length));
      continue;
    }
    if (NOISE_LINE.test(body.text)) {
      noise.push(line.number);
      continue;
    }
    current.lines.push(body);
  }
  open(emptyBlock());
  return { blocks, noise, isChat: heads.size > 0 };
}

function bodyOf(line: SourceLine, start: number): SourceLine {
  return { number: line.number, start, end: line.end, text: line.text.slice(start - line.start) };
}

function emptyBlock(): Block {
  return { sender: null, senderStart: 0, senderEnd: 0, headLine: null, lines: [], quote: null, form: 'plain' };
}

interface Head extends Pick<Block, 'sender' | 'senderStart' | 'senderEnd' | 'headLine' | 'form'> {
  bodyStart: number;
}

function findHeads(lines: SourceLine[], isEntry: (text: string) => boolean): Map<number, Head> {
  const strong = new Map<number, Head>();
  for (const line of lines) {
    const head = datedHead(line, isEntry);
    if (head !== null) strong.set(line.number, head);
  }
  if (strong.size > 0) return strong;
  const alone = colonHeads(lines, isEntry);
  if (alone.size >= 2) return alone;
  return inlineHeads(lines, isEntry);
}

function head(line: SourceLine, name: string, own: boolean, form: Block['form'], body: string): Head {
  const at = line.text.indexOf(name);
  return {
    sender: name,
    senderStart: line.start + at,
    senderEnd: line.start + at + name.length,
    headLine: own ? line.number : null,
    form,
    bodyStart: own ? line.end : line.end - body.length,
  };
}

function datedHead(line: SourceLine, isEntry: (text: string) => boolean): Head | null {
  const text = line.text;
  if (!text.includes(':')) return null;
  const tabbed = TABBED.exec(text);
  if (tabbed !== null) return head(line, tabbed[1] as string, false, 'tabbed', tabbed[2] as string);
  const after = AFTER.exec(text);
  if (
    after !== null &&
    !isEntry(text) &&
    !/[,，。!?:]$/.test(after[1] as string) &&
    !/截[单止]|开始|到货|之前|发车/.test(after[1] as string)
  ) {
    return head(line, (after[1] as string).trim(), true, 'dated', '');
  }
  const inline = BEFORE_INLINE.exec(text);
  if (inline !== null) return head(line, inline[1] as string, false, 'dated', inline[2] as string);
  const before = BEFORE.exec(text);
  if (before !== null && !/截[单止]|开始|到货|之前|前|后|点/.test(before[1] as string))
    return head(line, before[1] as string, true, 'dated', '');
  return null;
}

function colonHeads(lines: SourceLine[], isEntry: (text: string) => boolean): Map<number, Head> {
  const found = new Map<number, Head>();
  for (const [index, line] of lines.entries()) {
    const match = COLON_ALONE.exec(line.text);
    if (match === null || isEntry(line.text) || HEADER_WORD.test(match[1] as string)) continue;
    const next = lines[index + 1];
    const previous = lines[index - 1];
    if (next === undefined || next.text.trim() === '') continue;
    if (previous !== undefined && previous.text.trim() !== '' && found.size === 0) continue;
    found.set(line.number, head(line, (match[1] as string).trim(), true, 'colon', ''));
  }
  return found;
}

function inlineHeads(lines: SourceLine[], isEntry: (text: string) => boolean): Map<number, Head> {
  const found = new Map<number, Head>();
  if (!lines.some((line) => line.text.includes(':'))) return found;
  const listed = lines.some((line) => isEntry(line.text));
  let entries = 0;
  let leader = false;
  for (const line of lines) {
    if (isEntry(line.text)) {
      entries++;
      continue;
    }
    const match = INLINE.exec(line.text);
    if (listed && entries === 0) continue;
    if (
      match === null ||
      pricesIn(match[2] as string, false).some((price) => price.certain && price.unit !== null) ||
      HEADER_WORD.test(match[1] as string) ||
      /^https?$/i.test(match[1] as string)
    )
      continue;
    if (/团长|群主|店主|老板/.test(match[1] as string)) leader = true;
    found.set(line.number, head(line, match[1] as string, false, 'inline', match[2] as string));
  }
  if (entries > 0 && !leader && found.size < 2) return new Map();
  return found.size >= 3 || (found.size >= 1 && leader) || (entries > 0 && found.size >= 2) ? found : new Map();
}
