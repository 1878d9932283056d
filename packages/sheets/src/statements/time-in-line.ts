import { isoInZone } from '../cells/zone.ts';

export interface TimeInLine {
  at: string | null;
  /** The line with dates and times blanked out, so that their digits are not taken for money. */
  rest: string;
}

const fullDate = /(?<year>\d{4})\s*[-/.年]\s*(?<month>\d{1,2})\s*[-/.月]\s*(?<day>\d{1,2})\s*日?/u;
const chineseDate = String.raw`(?<![\d.-])(?<month>\d{1,2})\s*月\s*(?<day>\d{1,2})\s*日`;
const dashedDate = String.raw`(?<![\d.\-/])(?<month2>\d{2})[-/](?<day2>\d{2})(?=\s+\d{1,2}:\d{2})`;
const shortDate = new RegExp(`${chineseDate}|${dashedDate}`, 'u');
const second = String.raw`(?:\s*(?::|分)\s*(?<second>\d{1,2})(?!\d))?\s*[分秒]?`;
const clock = new RegExp(
  String.raw`(?<!\d)(?<hour>\d{1,2})\s*(?::|时|点)\s*(?<minute>\d{2}|\d{1,2}(?=分))${second}`,
  'u',
);

/** The date and time written in a line. A date without a year is placed in the year before `now` that it fits. */
export function timeInLine(line: string, options: { timeZone: string; now?: Date }): TimeInLine {
  const full = fullDate.exec(line);
  const short = full ? null : shortDate.exec(line);
  const dated = full ?? short;
  const afterDate = dated ? blank(line, dated) : line;
  const time = clock.exec(afterDate);
  const rest = time ? blank(afterDate, time) : afterDate;
  if (!dated) return { at: null, rest };
  const month = Number(dated.groups?.['month'] ?? dated.groups?.['month2']);
  const day = Number(dated.groups?.['day'] ?? dated.groups?.['day2']);
  const clockOf = (name: string) => Number(time?.groups?.[name] ?? 0);
  const wall = (year: number) => Date.UTC(year, month - 1, day, clockOf('hour'), clockOf('minute'), clockOf('second'));
  const year = full ? Number(full.groups?.['year']) : yearBefore(wall, options.now);
  if (year === null || !isDay(year, month, day) || clockOf('hour') > 23 || clockOf('minute') > 59)
    return { at: null, rest };
  return { at: isoInZone(wall(year), options.timeZone), rest };
}

function blank(line: string, match: RegExpExecArray): string {
  return line.slice(0, match.index) + ' '.repeat(match[0].length) + line.slice(match.index + match[0].length);
}

/** A statement is of the past: a day allowance covers zones. */
function yearBefore(wall: (year: number) => number, now: Date | undefined): number | null {
  if (!now) return null;
  const year = now.getUTCFullYear();
  const latest = now.getTime() + 86_400_000;
  return [year + 1, year, year - 1].find((candidate) => wall(candidate) <= latest) ?? null;
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
