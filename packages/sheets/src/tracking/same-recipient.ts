import { parseAddressLine } from '../addresses/parse-address-line.ts';

/** How two values of one kind stand to each other; `unknown` when one is missing, or masked and not contradicted. */
export type Agreement = 'same' | 'different' | 'unknown';

/** Phones agree when equal; a masked one (138****8000) is unknown where its visible digits fit. */
export function phonesAgree(a: string | undefined, b: string | undefined): Agreement {
  const [left, right] = [phoneDigits(a), phoneDigits(b)];
  if (left === '' || right === '') return 'unknown';
  if (!left.includes('*') && !right.includes('*')) return left === right ? 'same' : 'different';
  return masksFit(left, right) ? 'unknown' : 'different';
}

/** The number that phones are compared by, `*` kept. */
export function phoneDigits(phone: string | undefined): string {
  const digits = (phone ?? '').normalize('NFKC').replace(/[^\d*]/gu, '');
  return digits.replace(/^(?:00)?86(?=1\d{10}$)/u, '');
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
 * without its region. Two different doors are different whatever stands before them.
 */
export function addressesAgree(a: AddressParts, b: AddressParts): Agreement {
  const [left, right] = [a.address ?? '', b.address ?? ''].map(bareAddress) as [string, string];
  if (left === '' || right === '' || left.includes('*') || right.includes('*')) return 'unknown';
  if (left === right) return 'same';
  const [doorA, doorB] = [a.address ?? '', b.address ?? ''].map((text) => parseAddressLine(text.normalize('NFKC')));
  const known = doorA?.room && doorB?.room && doorA.certainty !== 'unclear' && doorB.certainty !== 'unclear';
  if (known) {
    const differ = (part: 'building' | 'unit' | 'room') =>
      doorA[part] !== null && doorB[part] !== null && doorA[part] !== doorB[part];
    if (differ('building') || differ('unit') || differ('room')) return 'different';
    const sameDoor = doorA.building === doorB.building && doorA.unit === doorB.unit && doorA.room === doorB.room;
    if (sameDoor && communitiesFit(doorA.community, doorB.community)) return 'same';
  }
  return endsWithWhole(left, right) || endsWithWhole(right, left) ? 'same' : 'different';
}

function communitiesFit(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return true;
  return a.endsWith(b) || b.endsWith(a);
}

function bareAddress(address: string): string {
  return address
    .normalize('NFKC')
    .replace(/[\s,，、。.;；:：()（）]/gu, '')
    .toLowerCase();
}

/** 13号楼501 does not end with 3号楼501. */
function endsWithWhole(long: string, short: string): boolean {
  if (short.length < 4 || !long.endsWith(short)) return false;
  const before = long.at(-short.length - 1) ?? '';
  return !(/[a-z\d]$/u.test(before) && /^[a-z\d]/u.test(short));
}
