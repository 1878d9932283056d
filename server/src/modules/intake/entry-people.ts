import type { Context } from '../../kernel/context.ts';
import { findMembers } from '../communities/index.ts';
import { createPerson, findOrCreatePeople } from '../people/index.ts';
import { foldBuyer } from './entry.ts';
import type { StoredEntry } from './find-pastes.ts';

/**
 * Gives every entry its person: the one decided or matched, else a new one. The same new name twice in a chain is one
 * person, and so are two names with one phone, who is then known by both.
 */
export async function resolvePersons(
  ctx: Context,
  entries: readonly StoredEntry[],
): Promise<{ entry: StoredEntry; personId: string }[]> {
  const created = new Map<string, { personId: string; phone: string | undefined }>();
  const resolved: { entry: StoredEntry; personId: string }[] = [];
  for (const entry of entries) {
    const known = entry.decision ? entry.decision.personId : entry.personId;
    if (known !== null || entry.change === 'cancelled') {
      resolved.push({ entry, personId: known ?? '' });
      continue;
    }
    const name = (entry.decision?.buyer ?? entry.reading.buyer).slice(0, 60);
    const key = foldBuyer(name);
    const phone = phoneOf(entry);
    const same = created.get(key);
    const isSame = same !== undefined && (phone === undefined || same.phone === undefined || same.phone === phone);
    // New names are few in a confirmed chain, and each writes its own identities.
    const personId = isSame ? same.personId : await findOrCreatePerson(ctx, name, phone);
    created.set(key, { personId, phone });
    resolved.push({ entry, personId });
  }
  return resolved;
}

/** A phone belongs to one person, whoever orders with it; a name alone is somebody new, as the seller said. */
async function findOrCreatePerson(ctx: Context, name: string, phone: string | undefined): Promise<string> {
  if (phone === undefined) return (await createPerson(ctx, { name })).personId;
  const [personId] = await findOrCreatePeople(ctx, [{ name, phone }]);
  return personId!;
}

const phoneOf = ({ reading }: StoredEntry): string | undefined =>
  /^1\d{10}$/.test(reading.phone) ? reading.phone : undefined;

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
