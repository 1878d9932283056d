import type { Context } from '../../kernel/context.ts';
import { matchPeople, type PersonMatch } from '../people/index.ts';
import type { Menu } from '../sales/index.ts';
import { sameWish, type ComparedEntry } from './compare-entries.ts';
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
  return input.entries.map((entry, index) => judge(entry, matches[index]!, input.menu));
}

function judge(entry: ComparedEntry, match: PersonMatch, menu: Menu): JudgedEntry {
  const { chainKey, change, earlier } = entry;
  const orderId = earlier?.orderId ?? null;
  const carried = earlier?.decision && sameWish(entry.reading, earlier.reading) ? earlier.decision : null;
  const personId = earlier?.personId ?? (match.kind === 'certain' ? match.personId : null);
  const asked = [...entry.reading.questions, ...whoAsks(entry, match, personId), ...roomAsks(entry, menu)];
  const reading = { ...entry.reading, questions: asked };
  const base = { chainKey, change, reading, personId, orderId };
  if (change === 'unchanged') return { ...base, status: 'confirmed', decision: earlier!.decision };
  if (change === 'cancelled' && orderId === null) return { ...base, status: 'skipped', decision: null };
  if (carried && change === 'new') {
    const status = earlier!.status === 'ready' ? 'ready' : 'needs_decision';
    return { ...base, status, decision: carried };
  }
  return { ...base, status: asked.length === 0 ? 'ready' : 'needs_decision', decision: null };
}

function whoAsks(entry: ComparedEntry, match: PersonMatch, personId: string | null): EntryQuestion[] {
  if (personId !== null || match.kind !== 'candidates' || entry.change === 'cancelled') return [];
  const candidates = match.candidates.map((candidate) => candidate.personId);
  return [{ reason: 'which_person', start: null, end: null, text: entry.reading.buyer, candidates }];
}

/** A sale that only goes to the door cannot be delivered without a room. */
function roomAsks({ reading, change, earlier }: ComparedEntry, menu: Menu): EntryQuestion[] {
  const onlyDoor = menu.deliveryKinds.every((kind) => kind === 'building');
  const known = reading.room !== '' || reading.address !== '' || earlier?.orderId !== undefined;
  if (!onlyDoor || known || change !== 'new') return [];
  return [{ reason: 'room_required', start: null, end: null, text: '', candidates: [] }];
}
