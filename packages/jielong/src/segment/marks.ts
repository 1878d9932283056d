import { chineseNumber, circledNumber, NUMERAL } from '../normalise/numerals.ts';

/** A sequence mark at the head of a line. */
export interface Mark {
  seq: number;
  style: MarkStyle;
  /** Where the mark starts and where the content begins, relative to the text. */
  start: number;
  length: number;
}

export type MarkStyle =
  | 'no'
  | 'paren'
  | 'bracket'
  | 'dot'
  | 'pause'
  | 'close'
  | 'colon'
  | 'comma'
  | 'bar'
  | 'circled'
  | 'chinese'
  | 'dash'
  | 'hash'
  | 'bare';

const LEAD = '^[\\s\\u25aa-\\u25fe\\u2b50]*(?:[❌✅✔☑❎]\\s*)?';
const PATTERNS: [RegExp, MarkStyle][] = [
  [new RegExp(`${LEAD}(?:No|№)\\s*\\.?\\s*(\\d{1,4})\\s*[.、:)|-]?\\s*`, 'i'), 'no'],
  [new RegExp(`${LEAD}\\((\\d{1,4})\\)[.、:]?\\s*`), 'paren'],
  [new RegExp(`${LEAD}[[【](\\d{1,4})[\\]】][.、:]?\\s*`), 'bracket'],
  [new RegExp(`${LEAD}(\\d{1,5})\\s?\\.\\s*`), 'dot'],
  [new RegExp(`${LEAD}(\\d{1,5})\\s?、\\s*`), 'pause'],
  [new RegExp(`${LEAD}(\\d{1,5})\\s?\\)\\s*`), 'close'],
  [new RegExp(`${LEAD}(\\d{1,4})\\s?:(?!\\d\\d\\b)\\s*`), 'colon'],
  [new RegExp(`${LEAD}(\\d{1,4})\\s?\\|\\s*`), 'bar'],
  [new RegExp(`${LEAD}(\\d{1,4})\\s?,\\s*`), 'comma'],
  [new RegExp(`${LEAD}#(\\d{1,4})\\s+`), 'hash'],
  [new RegExp(`${LEAD}(\\d{1,4})-(?!\\d)\\s*`), 'dash'],
  [new RegExp(`${LEAD}(\\d{1,4})\\s+(?=\\S)`), 'bare'],
];
/** By far the most common mark, tried first. */
const DOTTED = /^(\d{1,5})\.\s*/;
const CIRCLED = new RegExp(`${LEAD}([①-⑳])(0?)[.、:]?\\s*`);
const CHINESE = new RegExp(`${LEAD}([${NUMERAL}]{1,3})[、.]\\s*`);

/** Reads the sequence mark a text begins with; null if it begins with none. */
export function readMark(text: string): Mark | null {
  const dotted = DOTTED.exec(text);
  if (dotted !== null) {
    return { seq: Number(dotted[1]), style: 'dot', start: 0, length: dotted[0].length };
  }
  const circled = CIRCLED.exec(text);
  if (circled !== null) return circledMark(circled);
  const chinese = CHINESE.exec(text);
  if (chinese !== null) {
    const seq = chineseNumber(chinese[1] as string);
    return seq === null ? null : { seq, style: 'chinese', start: 0, length: chinese[0].length };
  }
  if (!/\d/.test(text.slice(0, 12))) return null;
  for (const [pattern, style] of PATTERNS) {
    const match = pattern.exec(text);
    if (match !== null) return { seq: Number(match[1]), style, start: 0, length: match[0].length };
  }
  return null;
}

/** ① is 1; keycap digits written one after the other (1️⃣2️⃣) make 12. */
function circledMark(match: RegExpExecArray): Mark {
  const text = match.input;
  let at = match.index + match[0].length;
  let seq = circledNumber(match[1] as string) as number;
  if (match[2] !== '') return { seq: seq * 10 + Number(match[2]), style: 'circled', start: 0, length: at };
  for (
    let next = circledNumber(text.charAt(at));
    next !== null && seq < 10 && next < 10;
    next = circledNumber(text.charAt(at))
  ) {
    seq = seq * 10 + next;
    at++;
  }
  while (/[\s.、:]/.test(text.charAt(at)) && at < text.length) at++;
  return { seq, style: 'circled', start: 0, length: at };
}

/** Styles that make a list only in a consistent run, because ordinary text may begin like them. */
export const WEAK_STYLES = new Set<MarkStyle>(['bare', 'dash', 'colon', 'comma', 'hash']);

const INLINE = /(^|[\s,，;；。)\]】])(\d{1,4})[.、)](?!\d{1,2}(?:元|斤|kg|块))\s*/g;

/** Inline marks of a flattened list: `1. 甲 A1 2. 乙 B2`; each must be the previous plus one. */
export function inlineMarks(text: string, first: number): { seq: number; start: number; end: number }[] {
  const marks: { seq: number; start: number; end: number }[] = [];
  INLINE.lastIndex = 0;
  for (let match = INLINE.exec(text); match !== null; match = INLINE.exec(text)) {
    const seq = Number(match[2]);
    const start = match.index + (match[1] as string).length;
    if (seq === first + marks.length) marks.push({ seq, start, end: match.index + match[0].length });
    INLINE.lastIndex = match.index + match[0].length - (/\s$/.test(match[0]) ? 1 : 0);
  }
  return marks;
}
