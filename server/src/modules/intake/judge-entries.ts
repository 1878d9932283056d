import type { Context } from '../../kernel/context.ts';
import { matchPeople, type PersonMatch } from '../people/index.ts';
import type { Menu } from '../sales/index.ts';
import { sameWish, type ComparedEntry } from './compare-entries.ts';
import { findRooms, type Door } from './entry-people.ts';
import { isAnswered } from './entry.ts';
import type { EntryChange, EntryDecision, EntryQuestion, EntryReading, EntryStatus } from './entry.ts';

export interface JudgedEntry {
  readonly chainKey: string;
  readonly change: EntryChange;
  readonly status: EntryStatus;
  readonly reading: EntryReading;
  readonly decision: EntryDecision | null;
  readonly personId: string | null;
  readonly orderId: string | null;
}

/**
 * Says of every entry whether it may be confirmed as it is. Ready is only what leaves no question: the goods, the
 * quantity and the person are certain, or the person is certainly new. What was decided before about the same words
 * stays decided.
 */
export async function judgeEntries(
  ctx: Context,
  input: { entries: readonly ComparedEntry[]; menu: Menu; communityId: string | null },
): Promise<JudgedEntry[]> {
  const names = input.entries.map(({ reading }) => ({
    name: reading.buyer,
    phone: reading.phone || null,
    room: reading.room === '' ? null : [reading.building, reading.unit, reading.room].filter(Boolean).join('-'),
  }));
  const matches = await matchPeople(ctx, { communityId: input.communityId, names });
  const known = matches.flatMap((match) => (match.kind === 'certain' ? [match.personId] : []));
  const doors = await findRooms(ctx, input.communityId, known);
  return input.entries.map((entry, index) => judge(entry, matches[index]!, { menu: input.menu, doors }));
}

export interface Surroundings {
  readonly menu: Pick<Menu, 'deliveryKinds'>;
  /** Where the certain people of the list live, by person. */
  readonly doors: ReadonlyMap<string, Door>;
}

/** The pure half of `judgeEntries`: one entry, with whom its name means. */
export function judge(entry: ComparedEntry, match: PersonMatch, shop: Surroundings): JudgedEntry {
  const { chainKey, change, earlier } = entry;
  const orderId = earlier?.orderId ?? null;
  const personId = earlier?.personId ?? (match.kind === 'certain' ? match.personId : null);
  const kept = { chainKey, change, personId, orderId };
  if (earlier && (entry.carried || change === 'unchanged')) {
    const status = entry.carried ? earlier.status : 'confirmed';
    return { ...kept, status, reading: entry.reading, decision: earlier.decision };
  }
  const hasDoor = personId !== null && shop.doors.has(personId);
  const asked = [
    ...entry.reading.questions,
    ...whoAsks(entry, match, personId),
    ...(hasDoor ? [] : roomAsks(entry, shop.menu)),
  ];
  const reading = { ...entry.reading, questions: asked };
  if (change === 'cancelled' && orderId === null) return { ...kept, reading, status: 'skipped', decision: null };
  const same = earlier !== undefined && change !== 'cancelled' && sameWish(entry.reading, earlier.reading);
  if (same && earlier.status === 'skipped') return { ...kept, reading, status: 'skipped', decision: null };
  const decision = same ? earlier.decision : null;
  return { ...kept, reading, status: isAnswered(reading, decision) ? 'ready' : 'needs_decision', decision };
}

function whoAsks(entry: ComparedEntry, match: PersonMatch, personId: string | null): EntryQuestion[] {
  if (personId !== null || match.kind !== 'candidates' || entry.change === 'cancelled') return [];
  const candidates = match.candidates.map((candidate) => candidate.personId);
  return [{ reason: 'which_person', start: null, end: null, text: entry.reading.buyer, candidates }];
}

/** A sale that only goes to the door cannot be delivered without a room. */
function roomAsks({ reading, change, earlier }: ComparedEntry, menu: Surroundings['menu']): EntryQuestion[] {
  const onlyDoor = menu.deliveryKinds.every((kind) => kind === 'building');
  const known = reading.room !== '' || reading.address !== '' || Boolean(earlier?.orderId);
  if (!onlyDoor || known || change !== 'new') return [];
  return [{ reason: 'room_required', start: null, end: null, text: '', candidates: [] }];
}
