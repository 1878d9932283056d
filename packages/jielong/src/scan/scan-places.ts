import { matchAt } from './match-at.ts';
import { chineseNumber } from '../normalise/numerals.ts';
import type { Column } from '../lexicon/header-rules.ts';
import type { Place, Token } from './token.ts';

const MOBILE = /(?:\(?\+?86\)?[- ]?)?1[3-9]\d(?:[- ]?\d{4}[- ]?\d{4}|[- ]?\d{3}[- ]?\d{5})(?!\d)/y;
const LANDLINE = /0\d{2,3}-\d{7,8}(?!\d)|\(0\d{2,3}\)\d{7,8}(?!\d)|09\d{2}-?\d{3}-?\d{3}(?!\d)/y;
const NUMERAL = '\\d{1,3}|[一二三四五六七八九十]{1,2}';
const FULL = new RegExp(
  `(${NUMERAL}|[a-z])(?:号楼|栋|幢|座|#楼|号院)[- ]?(?:(${NUMERAL})单元[- ]?)?(?:(\\d{3,4})(?:室|房|号(?!楼))?(?![\\d]))?`,
  'y',
);
const NUMBERED = /(\d{1,3})号(\d{3,4})(?:室|房)?(?!\d)/y;
const THREE = /(\d{1,3})[-—/](\d{1,2})[-—/](\d{3,4})(?:室|房|号)?(?!\d)/y;
const TWO = /(\d{1,3}|[a-z]\d?)[-#](\d{3,4})(?:室|房|号)?(?![\d.])/y;
const FLOOR = /(\d{1,3})楼(\d{3,4})(?:室|房|号)?(?!\d)/y;
const UNIT_ROOM = new RegExp(`(${NUMERAL})单元[- ]?(\\d{3,4})(?:室|房|号)?(?!\\d)`, 'y');
const ROOM = /(\d{3,4})(?:室|房)(?!\d)/y;
const AREA = /(?:[a-z]|[东南西北中]|[一二三四五六]|\d{1,2})(?:区|期)(?![\p{L}])/uy;

/** A telephone number as digits only (a landline keeps its hyphen). */
export function phoneAt(text: string, offset: number, limit: number): Token | null {
  if (offset > 0 && isDigit(text, offset - 1)) return null;
  const first = text.charAt(offset);
  if (first !== '1' && first !== '0' && first !== '8' && first !== '+' && first !== '(') return null;
  const mobile = matchAt(MOBILE, text, offset, limit);
  if (mobile !== null) {
    const digits = mobile[0].replace(/\D/g, '').replace(/^86(?=1\d{10}$)/, '');
    return { kind: 'phone', start: offset, end: offset + mobile[0].length, digits };
  }
  const landline = matchAt(LANDLINE, text, offset, limit);
  if (landline === null) return null;
  const digits = landline[0].replace(/[()]/g, (bracket) => (bracket === ')' ? '-' : ''));
  return { kind: 'phone', start: offset, end: offset + landline[0].length, digits };
}

function numeral(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (/^[\d]|^[a-z]/.test(text)) return text.toUpperCase();
  const value = chineseNumber(text);
  return value === null ? text : String(value);
}

const PLACE_COLUMNS = { building: '\\d{1,3}', unit: '\\d{1,2}', room: '\\d{3,4}' };
type PlaceColumn = keyof typeof PLACE_COLUMNS;
const positionalPatterns = new Map<string, { pattern: RegExp; parts: PlaceColumn[] } | null>();

/** The run of building, unit and room in declared columns; null where fewer than two stand side by side. */
function positionalPattern(columns: Column[]): { pattern: RegExp; parts: PlaceColumn[] } | null {
  const key = columns.join();
  const known = positionalPatterns.get(key);
  if (known !== undefined) return known;
  const parts: PlaceColumn[] = [];
  for (const column of columns) {
    if (column === 'building' || column === 'unit' || column === 'room') parts.push(column);
    else if (parts.length > 0) break;
  }
  const figures = parts.map((part) => `(${PLACE_COLUMNS[part]})`).join('[ ,，、/]+');
  const found =
    parts.length < 2 || !parts.includes('room')
      ? null
      : { pattern: new RegExp(`${figures}(?= |$|[,，、/(]|\\n)`, 'y'), parts };
  positionalPatterns.set(key, found);
  return found;
}

/** `4 501`, `3 1 502`: bare figures where the header fixes in which order building, unit and room come. */
export function positionalPlaceAt(text: string, offset: number, limit: number, columns: Column[]): Token | null {
  const positional = positionalPattern(columns);
  if (positional === null || (offset > 0 && /[\d.]/.test(text.charAt(offset - 1)))) return null;
  const match = matchAt(positional.pattern, text, offset, limit);
  if (match === null) return null;
  return token(offset, match, Object.fromEntries(positional.parts.map((part, index) => [part, match[index + 1]])));
}

const PLACE_SIGNS = new Set('-#号栋幢座楼单室房区期/');

/** A place shows itself by the sign behind its first number, letter or word. */
function mayBePlace(text: string, offset: number): boolean {
  let at = offset + 1;
  while (at < offset + 4 && (isDigit(text, at) || '一二三四五六七八九十'.includes(text.charAt(at)))) at++;
  return PLACE_SIGNS.has(text.charAt(at));
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

/** A building with unit and room in any usual form, or an area (F区). */
export function placeAt(text: string, offset: number, limit: number): Token | null {
  if (!mayBePlace(text, offset) || (offset > 0 && /\d/.test(text.charAt(offset - 1)))) return null;
  const three = matchAt(THREE, text, offset, limit);
  if (three !== null)
    return token(offset, three, { building: numeral(three[1]), unit: numeral(three[2]), room: three[3] as string });
  const full = matchAt(FULL, text, offset, limit) ?? matchAt(NUMBERED, text, offset, limit);
  if (full !== null) {
    const numbered = full.length === 3;
    return token(offset, full, {
      building: numeral(full[1]),
      unit: numbered ? null : numeral(full[2]),
      room: (numbered ? full[2] : full[3]) ?? null,
    });
  }
  const two = matchAt(TWO, text, offset, limit) ?? matchAt(FLOOR, text, offset, limit);
  if (two !== null && !(offset > 0 && /[a-z]/.test(text.charAt(offset - 1))))
    return token(offset, two, { building: numeral(two[1]), room: two[2] as string });
  const unitRoom = matchAt(UNIT_ROOM, text, offset, limit);
  if (unitRoom !== null) return token(offset, unitRoom, { unit: numeral(unitRoom[1]), room: unitRoom[2] as string });
  const room = matchAt(ROOM, text, offset, limit);
  if (room !== null) return token(offset, room, { room: room[1] as string });
  const area = matchAt(AREA, text, offset, limit);
  return area === null ? null : token(offset, area, { area: area[0] });
}

function token(start: number, match: RegExpExecArray, place: Partial<Place>): Token {
  const end = start + match[0].replace(/[- ]+$/, '').length;
  return { kind: 'place', start, end, place: { area: null, building: null, unit: null, room: null, ...place } };
}

const ADDRESS = /(?:省|市|区|县|州|镇|乡|街道|路|街|巷|弄|大道|村|道|里|胡同)/g;

/** True where a stretch without blanks reads as a postal address. */
export function looksLikeAddress(chunk: string): boolean {
  if (chunk.length < 7 || !/\d/.test(chunk)) return false;
  const steps = chunk.match(ADDRESS);
  return (
    steps !== null &&
    (steps.length >= 2 || /(?:路|街|巷|弄|大道|村|胡同)[^,，]{0,6}\d+号?/.test(chunk)) &&
    /^\p{L}/u.test(chunk)
  );
}
