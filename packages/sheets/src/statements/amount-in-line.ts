import { findDoor } from '../addresses/find-door.ts';

export interface AmountInLine {
  fen: number;
  sign: '+' | '-' | null;
  start: number;
  end: number;
}

/** Numbers that are not this payment's money: balances, sums of the day, card tails, phones, counts, item numbers. */
const elsewhere: readonly RegExp[] = [
  /(?:余额|可用额度|结余)(?:为|是)?\s*[:：]?\s*(?:人民币|RMB)?\s*[¥￥]?\s*-?[\d,]+(?:\.\d+)?\s*元?/giu,
  /(?:手续费|服务费|费用)\s*[:：]?\s*[¥￥]?\s*-?[\d,]+(?:\.\d+)?\s*元?/gu,
  /(?:共计|累计|合计|总计|汇总)\s*[:：]?\s*(?:人民币)?\s*[¥￥]?\s*[\d,]+(?:\.\d+)?\s*元?/gu,
  /(?:尾号|末四位|卡号|账号|账户|卡)\s*[为是:：*]*\s*[\d*]{3,}/gu,
  /第\s*\d+\s*笔/gu,
  /[\d*]{8,}/gu,
  /\d+(?:\.\d+)?\s*(?:份|斤|公斤|件|个|箱|盒|袋|瓶|只|包|单|笔|号|楼|栋|幢|期|kg|g|点|时|天|人|%)/giu,
  /^\s*\d{1,3}\s*[.、)）](?!\d)/gu,
];

const digits = String.raw`[\d,]*\d(?:\.\d+)?`;
const marked = new RegExp(
  String.raw`(?:(?<sign>[+-])\s*)?(?:[¥￥]|人民币|RMB)\s*(?<sign2>[+-])?\s*(?<money>${digits})` +
    String.raw`|(?<sign3>[+-])?\s*(?<money2>${digits})\s*(?:元|块)`,
  'giu',
);
const signed = /(?<![\d\w.-])(?<sign>[+-])\s*(?<money>[\d,]*\d\.\d{2})(?![\d.])/gu;
const bare = /(?<![\d\w.\-/#])(?<money>\d[\d,]*(?:\.\d{1,2})?)(?![\d\w.\-/#%])/gu;

/**
 * The one amount a line speaks of; times must be blanked out before. An amount with ¥ or 元 goes before a signed one,
 * and that before a bare number; two of the same rank are `several`.
 */
export function amountInLine(line: string): AmountInLine | 'none' | 'several' {
  const cleared = elsewhere.reduce((text, pattern) => text.replace(pattern, (match) => ' '.repeat(match.length)), line);
  const found = [marked, signed].map((pattern) => amountsOf(cleared, pattern)).find((amounts) => amounts.length > 0);
  const amounts = found ?? amountsOf(withoutDoor(cleared), bare);
  const [first] = amounts;
  if (!first) return 'none';
  return amounts.length > 1 || isReckoned(cleared, first) ? 'several' : first;
}

/** 35+35, 35元x2: a sum for a person to do. */
function isReckoned(line: string, amount: AmountInLine): boolean {
  return /^\s*[+*×x/]\s*\d/iu.test(line.slice(amount.end)) || /\d\s*[+*×x]\s*$/iu.test(line.slice(0, amount.start));
}

function withoutDoor(text: string): string {
  const { spans } = findDoor(text);
  if (!spans.room) return text;
  return Object.values(spans).reduce(
    (rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end),
    text,
  );
}

function amountsOf(text: string, pattern: RegExp): AmountInLine[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const groups = match.groups ?? {};
    const fen = fenOf(groups['money'] ?? groups['money2'] ?? '');
    const sign = (groups['sign'] ?? groups['sign2'] ?? groups['sign3'] ?? null) as '+' | '-' | null;
    return fen === null ? [] : [{ fen, sign, start: match.index, end: match.index + match[0].length }];
  });
}

/** Yuan with at most two decimals and thousands separators in their places, to fen; null for zero and all else. */
export function fenOf(text: string): number | null {
  if (text.includes(',') && !/^\d{1,3}(,\d{3})+(\.\d+)?$/u.test(text)) return null;
  const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/u.exec(text.replaceAll(',', ''));
  if (!match) return null;
  const fen = Number(`${match[1]}${(match[2] ?? '').padEnd(2, '0')}`);
  return fen > 0 ? fen : null;
}
