import type { IdentityRow, PersonId } from './person.ts';
import { isSimilarName, readWrittenName, sameRoom, type NameParts } from './written-name.ts';

/** Strongest first. */
export const matchReasons = [
  'phone',
  'same_name',
  'phone_tail',
  'same_room',
  'same_name_elsewhere',
  'similar_name',
] as const;
export type MatchReason = (typeof matchReasons)[number];

/** A name in a list, with whatever else its line says. */
export interface WrittenName {
  readonly name: string;
  readonly phone?: string | null | undefined;
  readonly room?: string | null | undefined;
}

export interface Candidate {
  personId: PersonId;
  reasons: MatchReason[];
}

export type MatchDecision =
  | { kind: 'certain'; personId: PersonId; reason: 'phone' | 'same_name' }
  | { kind: 'candidates'; candidates: Candidate[] }
  | { kind: 'none' };

export const CANDIDATES_MAX = 6;

/** One person as far as matching knows. */
export interface Known {
  personId: PersonId;
  /** Folded nicknames in the community asked about, and elsewhere. */
  names: string[];
  namesElsewhere: string[];
  rooms: string[];
  phones: string[];
}

/** Gathers identities by person. Without a community every nickname counts as being in it. */
export function gatherKnown(rows: readonly IdentityRow[], communityId: string | null): Known[] {
  const people = new Map<PersonId, Known>();
  for (const { personId, kind, scopeId, matchValue } of rows) {
    const known = people.get(personId) ?? { personId, names: [], namesElsewhere: [], rooms: [], phones: [] };
    people.set(personId, known);
    const here = communityId === null || scopeId === communityId;
    if (kind === 'nickname') (here ? known.names : known.namesElsewhere).push(matchValue);
    if (kind === 'room' && here) known.rooms.push(matchValue);
    if (kind === 'phone') known.phones.push(matchValue);
  }
  return [...people.values()];
}

/**
 * Who a written name is. Certain only by a known phone, or by a nickname that exactly one person of the community has
 * and that neither phone nor door contradicts; all else is candidates with their reasons, best first, or nobody.
 */
export function decideMatch(written: WrittenName, people: readonly Known[]): MatchDecision {
  const parts = readParts(written);
  const candidates = people
    .map((known) => ({ known, reasons: reasonsFor(parts, known) }))
    .filter(({ reasons }) => reasons.length > 0);
  const byPhone = candidates.filter(({ reasons }) => reasons.includes('phone'));
  const named = candidates.filter(({ reasons }) => reasons.includes('same_name'));
  const [only] = named;
  const caller = byPhone[0];
  if (caller && named.every(({ known }) => known === caller.known || named.length > 1)) {
    return { kind: 'certain', personId: caller.known.personId, reason: 'phone' };
  }
  if (!caller && only && named.length === 1 && !contradicts(parts, only.known)) {
    return { kind: 'certain', personId: only.known.personId, reason: 'same_name' };
  }
  if (candidates.length === 0) return { kind: 'none' };
  const ranked = candidates
    .map(({ known, reasons }) => ({ personId: known.personId, reasons }))
    .toSorted((a, b) => rank(a) - rank(b) || b.reasons.length - a.reasons.length || (a.personId < b.personId ? -1 : 1));
  return { kind: 'candidates', candidates: ranked.slice(0, CANDIDATES_MAX) };
}

const rank = (candidate: Candidate): number => matchReasons.indexOf(candidate.reasons[0]!);

function readParts(written: WrittenName): NameParts {
  const parts = readWrittenName(written.name);
  const besides = readWrittenName(`${written.room ?? ''} 人 ${written.phone ?? ''}`);
  return { ...parts, room: parts.room ?? besides.room, phone: parts.phone ?? besides.phone };
}

function reasonsFor(parts: NameParts, known: Known): MatchReason[] {
  const { whole, name, room, phone, phoneTail } = parts;
  const reasons = new Set<MatchReason>();
  if (phone !== undefined && known.phones.includes(phone)) reasons.add('phone');
  const isNamed = (names: readonly string[]) =>
    whole !== '' && (names.includes(whole) || (name !== '' && names.includes(name)));
  if (isNamed(known.names)) reasons.add('same_name');
  else if (isNamed(known.namesElsewhere)) reasons.add('same_name_elsewhere');
  else if (known.names.some((candidate) => isSimilarName(candidate, name === '' ? whole : name)))
    reasons.add('similar_name');
  if (room !== undefined && known.rooms.some((candidate) => sameRoom(candidate, room))) reasons.add('same_room');
  if (phoneTail !== undefined && known.phones.some((candidate) => candidate.endsWith(phoneTail)))
    reasons.add('phone_tail');
  return matchReasons.filter((reason) => reasons.has(reason));
}

/**
 * What the line says besides the name speaks against the person: another door, another phone. A name that is only
 * right without its door or tail needs that door or tail to be the person's.
 */
function contradicts(parts: NameParts, known: Known): boolean {
  const { whole, room, phone, phoneTail } = parts;
  if (phone !== undefined && known.phones.length > 0) return true;
  if (known.names.includes(whole)) {
    return room !== undefined && known.rooms.length > 0 && !known.rooms.some((candidate) => sameRoom(candidate, room));
  }
  if (room !== undefined) return !known.rooms.some((candidate) => sameRoom(candidate, room));
  return phoneTail !== undefined && !known.phones.some((candidate) => candidate.endsWith(phoneTail));
}
