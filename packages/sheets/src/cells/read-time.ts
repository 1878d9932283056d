import type { GridCell } from '../reading/grid.ts';
import { blank } from './cell-value.ts';
import type { CellValue } from './cell-value.ts';
import { halfWidth, isPlaceholder, plainText } from './plain-text.ts';
import { isoInZone } from './zone.ts';

const date = String.raw`(\d{4})\s*(?:-|/|\.|年)\s*(\d{1,2})\s*(?:-|/|\.|月)\s*(\d{1,2})\s*日?`;
const clock = String.raw`(\d{1,2})\s*(?::|时|点)\s*(\d{1,2})(?:\s*(?::|分)\s*(\d{1,2})(?:\.\d+)?)?\s*[分秒]?`;
const dateTime = new RegExp(
  `^${date}(?:[\\sT]*(?:(上午|下午|凌晨|晚上|早上|中午)\\s*)?${clock})?\\s*(Z|[+-]\\d{2}:?\\d{2})?$`,
  'iu',
);
const compact = /^(\d{4})(\d{2})(\d{2})(?:[\sT]?(\d{2}):?(\d{2})(?::?(\d{2}))?)?$/u;

interface WallClock {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

/** A time as ISO 8601 with the zone's offset. A date alone is its midnight; a time without a year is not understood. */
export function readTime(cell: GridCell, timeZone: string): CellValue {
  const text = halfWidth(plainText(cell.text));
  if (text === '' || isPlaceholder(text) || text.startsWith('0000-00-00')) return blank;
  if (cell.kind === 'number' && isSerial(text)) return timeValue(fromSerial(Number(text)), timeZone);
  const written = dateTime.exec(text);
  const zone = written?.[8];
  if (written && zone) return zonedValue(written, zone, timeZone);
  return timeValue(written ? fromWritten(written) : fromCompact(text), timeZone);
}

function timeValue(wall: WallClock | null, timeZone: string): CellValue {
  if (!wall || !isReal(wall)) return { problem: 'not_a_time' };
  const { year, month, day, hour, minute, second } = wall;
  return { value: isoInZone(Date.UTC(year, month - 1, day, hour, minute, second), timeZone) };
}

function fromWritten(match: RegExpExecArray): WallClock {
  const [, year, month, day, half, hour, minute, second] = match;
  const late = half === '下午' || half === '晚上' || (half === '中午' && Number(hour) < 11);
  const hours = Number(hour ?? 0);
  return {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: late && hours < 12 ? hours + 12 : hours,
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
  };
}

function fromCompact(text: string): WallClock | null {
  const match = compact.exec(text);
  if (!match) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  return { year, month, day, hour, minute, second };
}

function zonedValue(match: RegExpExecArray, zone: string, timeZone: string): CellValue {
  const wall = fromWritten(match);
  if (!isReal(wall)) return { problem: 'not_a_time' };
  const stated = zone.toUpperCase() === 'Z' ? 0 : Number(`${zone[0]}1`) * offsetMinutes(zone);
  const instant = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second) - stated * 60_000;
  return { value: isoInZone(instant, timeZone, 'instant') };
}

function offsetMinutes(zone: string): number {
  const digits = zone.replace(/\D/gu, '');
  return Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
}

/** Excel counts days since 1899-12-30; a number in a time column between 1990 and 2079 is such a count. */
function isSerial(text: string): boolean {
  return /^\d{5}(\.\d+)?$/u.test(text) && Number(text) >= 32_874 && Number(text) < 65_800;
}

function fromSerial(serial: number): WallClock {
  const date = new Date(Math.round(serial * 86_400) * 1000 + Date.UTC(1899, 11, 30));
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  return { year, month, day, hour: date.getUTCHours(), minute: date.getUTCMinutes(), second: date.getUTCSeconds() };
}

function isReal({ year, month, day, hour, minute, second }: WallClock): boolean {
  if (year < 1990 || year > 2100 || hour > 23 || minute > 59 || second > 59) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
