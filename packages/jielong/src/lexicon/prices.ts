import { UNITS } from './units.ts';

const UNIT = UNITS.map((unit) => unit.replace(/[.*+?]/g, '\\$&')).join('|');

/** A regular-expression source that matches any counter or measure. */
export const UNIT_PATTERN = `(?:${UNIT})`;

/** A price in a menu line: value in yuan, the unit it is for where that is written beside it. */
export interface PriceMark {
  start: number;
  end: number;
  value: number;
  unit: string | null;
  /** Package text that sits between name and price (5斤 in `5斤88`), as offsets. */
  spec: { start: number; end: number } | null;
  /** True where a currency sign or a slash proves that the number is a price. */
  certain: boolean;
}

const NUMBER = '(\\d{1,6}(?:\\.\\d{1,2})?)';
const PER = `(?:\\s*(?:[/每]|一(?=${UNIT_PATTERN}))\\s*(?:\\d{1,3}(?=[斤个只枚]))?(${UNIT_PATTERN}|人|两))?`;
const PATTERNS: { pattern: RegExp; value: number; unit: number; spec: number; certain: boolean }[] = [
  {
    pattern: new RegExp(`(?:NT|HK|US|RM)?[¥$💰]\\s*${NUMBER}(?:元|块)?${PER}`, 'gu'),
    value: 1,
    unit: 2,
    spec: 0,
    certain: true,
  },
  {
    pattern: new RegExp(
      `(?:[一每]|(?<=[斤g个只枚两根包袋片瓶罐入装])/)(${UNIT_PATTERN})\\s*(?:只要|仅|才|卖|售|特价)?${NUMBER}(?:元|块钱|块|圆)?(?![\\d.]|[-~]?\\d|${UNIT_PATTERN})`,
      'g',
    ),
    value: 2,
    unit: 1,
    spec: 0,
    certain: true,
  },
  {
    pattern: new RegExp(`${NUMBER}\\s*(?:元|块钱|块(?!\\s*\\d)|圆|蚊|rmb)${PER}`, 'gi'),
    value: 1,
    unit: 2,
    spec: 0,
    certain: true,
  },
  { pattern: new RegExp(`${NUMBER}\\s*/\\s*(${UNIT_PATTERN}|两)`, 'g'), value: 1, unit: 2, spec: 0, certain: true },
  { pattern: new RegExp(`${NUMBER}\\s*[一每](${UNIT_PATTERN})(?!装)`, 'g'), value: 1, unit: 2, spec: 0, certain: true },
  {
    pattern: new RegExp(`(?<=\\p{Script=Han})/${NUMBER}(?![\\d.:/-]|\\s*${UNIT_PATTERN})`, 'gu'),
    value: 1,
    unit: 0,
    spec: 0,
    certain: true,
  },
  {
    pattern: new RegExp(
      `(\\d+(?:\\.\\d+)?${UNIT_PATTERN}装?)\\s*(?:只要|仅|特价)?${NUMBER}(?![\\d.:]|${UNIT_PATTERN}|[*/])`,
      'g',
    ),
    value: 2,
    unit: 0,
    spec: 1,
    certain: false,
  },
];
const TRAILING = /(?:^|[^\d.:/*-])(\d{1,4}(?:\.\d{1,2})?)\s*$/;

/** Every price in one line, in text order; a bare number at the end counts only where `trailing` says so. */
export function pricesIn(text: string, trailing: boolean): PriceMark[] {
  const marks: PriceMark[] = [];
  if (text.length > 1500 || !/\d/.test(text)) return marks;
  for (const { pattern, value, unit, spec, certain } of PATTERNS) {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      const start = match.index;
      const end = start + match[0].length;
      const specText = spec > 0 ? (match[spec] as string) : null;
      if (start > 0 && /[\d.]/.test(text.charAt(start - 1)) && /\d/.test(match[0].charAt(0))) continue;
      if (marks.some((mark) => mark.start < end && mark.end > start)) continue;
      marks.push({
        start,
        end,
        value: Number(match[value]),
        unit: unit > 0 ? (match[unit] ?? null) : null,
        spec: specText === null ? null : { start, end: start + specText.length },
        certain,
      });
    }
  }
  marks.sort((a, b) => a.start - b.start);
  const last = marks.at(-1);
  if (trailing) {
    const match = TRAILING.exec(text);
    if (match !== null) {
      const digits = match[1] as string;
      const start = text.lastIndexOf(digits);
      if (last === undefined || last.end <= start - 1) {
        if (last === undefined)
          marks.push({
            start,
            end: start + digits.length,
            value: Number(digits),
            unit: null,
            spec: null,
            certain: false,
          });
      }
    }
  }
  return marks;
}
