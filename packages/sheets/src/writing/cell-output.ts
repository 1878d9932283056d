import { isoInZone } from '../cells/zone.ts';
import { settleFloat } from '../cells/read-quantity.ts';
import type { CellInput, ColumnKind } from './sheet-spec.ts';

const longestText = 32_767;

/** A value as a cell can hold it: numbers in yuan for money, the zone's wall clock for dates, clean text otherwise. */
export type CellOutput = string | number | { wallClock: Date } | null;

/**
 * Turns a value into what its column holds. A value that does not fit the kind is written as text, so nothing is lost
 * and nothing is invented.
 */
export function cellOutput(value: CellInput, kind: ColumnKind, timeZone: string): CellOutput {
  if (value === null || value === undefined || value === '') return null;
  if (kind === 'money') return moneyOutput(value);
  if (kind === 'number') return numberOutput(value);
  if (kind === 'date') return dateOutput(value, timeZone);
  if (value instanceof Date) return isoInZone(value.getTime(), timeZone, 'instant');
  return cleanText(String(value));
}

function moneyOutput(value: NonNullable<CellInput>): CellOutput {
  const fen = typeof value === 'bigint' ? Number(value) : value;
  return typeof fen === 'number' && Number.isSafeInteger(fen) ? fen / 100 : cleanText(String(value));
}

function numberOutput(value: NonNullable<CellInput>): CellOutput {
  if (typeof value === 'number' && Number.isFinite(value)) return Number(settleFloat(String(value), 3) ?? value);
  if (typeof value === 'bigint' && value >= -(2n ** 53n) && value <= 2n ** 53n) return Number(value);
  return cleanText(String(value));
}

/** A text without a zone is the shop's own clock; one that is no date stays text. */
function dateOutput(value: NonNullable<CellInput>, timeZone: string): CellOutput {
  const written = typeof value === 'string' ? withoutZone.exec(value) : null;
  if (written) return wallClock(`${written[1]}T${written[2] ?? '00:00'}`, value);
  const instant = value instanceof Date ? value : typeof value === 'string' ? new Date(value) : null;
  if (!instant || Number.isNaN(instant.getTime())) return cleanText(String(value));
  return wallClock(isoInZone(instant.getTime(), timeZone, 'instant').slice(0, 19), value);
}

const withoutZone = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?))?$/u;

function wallClock(iso: string, value: NonNullable<CellInput>): CellOutput {
  const clock = new Date(`${iso}Z`);
  return Number.isNaN(clock.getTime()) ? cleanText(String(value)) : { wallClock: clock };
}

/** Text without what XML and Excel cannot hold. */
export function cleanText(text: string): string {
  const clean = text
    .toWellFormed()
    .replace(/\r\n?/gu, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, '');
  return clean.length > longestText ? clean.slice(0, longestText).toWellFormed() : clean;
}
