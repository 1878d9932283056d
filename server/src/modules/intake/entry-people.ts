import type { Context } from '../../kernel/context.ts';
import { findMembers } from '../communities/index.ts';
import { createPerson } from '../people/index.ts';
import { foldBuyer } from './entry.ts';
import type { StoredEntry } from './find-pastes.ts';

/**
 * Gives every entry its person: the one decided or matched, else a new one. The same new name twice in a chain is one
 * person.
 */
export async function resolvePersons(
  ctx: Context,
  entries: readonly StoredEntry[],
): Promise<{ entry: StoredEntry; personId: string }[]> {
  const created = new Map<string, string>();
  const resolved: { entry: StoredEntry; personId: string }[] = [];
  for (const entry of entries) {
    const known = entry.decision ? entry.decision.personId : entry.personId;
    if (known !== null || entry.change === 'cancelled') {
      resolved.push({ entry, personId: known ?? '' });
      continue;
    }
    const name = (entry.decision?.buyer ?? entry.reading.buyer).slice(0, 60);
    const key = foldBuyer(name);
    let personId = created.get(key);
    if (personId === undefined) {
      // New names are few in a confirmed chain, and each writes its own identities.
      ({ personId } = await createPerson(ctx, { name, ...phoneOf(entry) }));
      created.set(key, personId);
    }
    resolved.push({ entry, personId });
  }
  return resolved;
}

const phoneOf = (entry: StoredEntry) => (/^1\d{10}$/.test(entry.reading.phone) ? { phone: entry.reading.phone } : {});

export interface Door {
  readonly building: string;
  readonly unit: string;
  readonly room: string;
}

/** Where members of the group live, for lines that do not say. */
export async function findRooms(
  ctx: Context,
  communityId: string | null,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, Door>> {
  if (communityId === null || personIds.length === 0) return new Map();
  const members = await findMembers(ctx, { communityId, personIds });
  return new Map(members.filter((member) => member.room !== '').map((member) => [member.personId as string, member]));
}
