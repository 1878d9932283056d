import type { AddressLine } from '../addresses/door.ts';
import { parseAddressLine } from '../addresses/parse-address-line.ts';

/** How two values of one kind stand to each other; `unknown` when one is missing, or masked and not contradicted. */
export type Agreement = 'same' | 'different' | 'unknown';

/**
 * Phones agree when equal. A masked one (138****8000) is unknown where its visible digits fit, and so is a platform's
 * stand-in number without its extension, which many people share.
 */
export function phonesAgree(a: string | undefined, b: string | undefined): Agreement {
  const [left, right] = [phoneDigits(a), phoneDigits(b)];
  if (left === '' || right === '') return 'unknown';
  if (left.includes('*') || right.includes('*')) return masksFit(left, right) ? 'unknown' : 'different';
  if (left === right) return 'same';
  return left.split('-')[0] === right.split('-')[0] ? 'unknown' : 'different';
}

/** The number that phones are compared by: `*` kept, the extension of a mobile after a dash. */
export function phoneDigits(phone: string | undefined): string {
  const plain = (phone ?? '').normalize('NFKC').replace(/^(?:\+|00)?86[\s-]?(?=1\d)/u, '');
  const extended = /^(1[3-9]\d{9})\s*[-,转[]\s*(\d{2,6})/u.exec(plain);
  return extended ? `${extended[1]}-${extended[2]}` : plain.replace(/[^\d*]/gu, '');
}

function masksFit(a: string, b: string): boolean {
  if (a.length !== b.length) return /^\*+$/u.test(a) || /^\*+$/u.test(b);
  return [...a].every((character, index) => character === '*' || b[index] === '*' || character === b[index]);
}

/** Names agree when equal without spaces and titles of address; 王* is unknown beside 王芳. */
export function namesAgree(a: string | undefined, b: string | undefined): Agreement {
  const [left, right] = [bareName(a), bareName(b)];
  if (left === '' || right === '') return 'unknown';
  if (left.includes('*') || right.includes('*')) {
    const visible = [left, right].map((name) => name.split('*')[0] ?? '');
    const fits = (visible[0] ?? '').startsWith(visible[1] ?? '') || (visible[1] ?? '').startsWith(visible[0] ?? '');
    return fits ? 'unknown' : 'different';
  }
  return left === right ? 'same' : 'different';
}

/** The name that recipients are compared by. */
export function bareName(name: string | undefined): string {
  const plain = (name ?? '')
    .normalize('NFKC')
    .replace(/[\s\u200b]/gu, '')
    .toLowerCase();
  return plain.replace(/(?:\(.*\)|先生|女士|小姐|收)$/gu, '');
}

export interface AddressParts {
  province?: string;
  city?: string;
  district?: string;
  address?: string;
}

/**
 * Addresses agree when their doors are the same and the rest does not speak against it, or when one is the other
 * without its region. Two different doors are different whatever stands before them. Where only part is told (no unit,
 * or words left out) it is unknown.
 */
export function addressesAgree(a: AddressParts, b: AddressParts): Agreement {
  const [left, right] = [bareAddress(a.address ?? ''), bareAddress(b.address ?? '')];
  if (left === '' || right === '' || left.includes('*') || right.includes('*')) return 'unknown';
  if (left === right) return 'same';
  const byDoor = doorsAgree(parseAddressLine(a.address ?? ''), parseAddressLine(b.address ?? ''));
  if (byDoor !== null) return byDoor;
  if (endsWithWhole(left, right) || endsWithWhole(right, left)) return 'same';
  return sameNumbers(left, right) && leavesOut(left, right) ? 'unknown' : 'different';
}

/** Null when the doors are not told well enough to say anything. */
function doorsAgree(a: AddressLine, b: AddressLine): Agreement | null {
  if (a.room === null || b.room === null || a.certainty === 'unclear' || b.certainty === 'unclear') return null;
  const differ = (part: 'building' | 'unit' | 'room') => a[part] !== null && b[part] !== null && a[part] !== b[part];
  if (differ('building') || differ('unit') || differ('room')) return 'different';
  if (!communitiesFit(a.community, b.community)) return 'different';
  return a.building === b.building && a.unit === b.unit ? 'same' : 'unknown';
}

function sameNumbers(a: string, b: string): boolean {
  return (a.match(/\d+/gu) ?? []).join() === (b.match(/\d+/gu) ?? []).join();
}

/** Whether the shorter text is the longer one with words left out. */
function leavesOut(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let at = 0;
  for (const character of short) {
    at = long.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function communitiesFit(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return true;
  return a.endsWith(b) || b.endsWith(a);
}

/** Without spaces, signs and the words 省市区县, which people leave out. */
function bareAddress(address: string): string {
  return address
    .normalize('NFKC')
    .replace(/[\s,，、。.;；:：()（）]/gu, '')
    .replace(/[省市区县]/gu, '')
    .toLowerCase();
}

/** 13号楼501 does not end with 3号楼501. */
function endsWithWhole(long: string, short: string): boolean {
  if (short.length < 4 || !long.endsWith(short)) return false;
  const before = long.at(-short.length - 1) ?? '';
  return !(/[a-z\d]$/u.test(before) && /^[a-z\d]/u.test(short));
}
