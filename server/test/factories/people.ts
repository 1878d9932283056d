import type { Context } from '../../src/kernel/context.ts';
import { createPerson, type PersonId } from '../../src/modules/people/index.ts';

/** Somebody the shop knows by a name and perhaps a phone. */
export const aPerson = async (ctx: Context, wanted: { name?: string; phone?: string } = {}): Promise<PersonId> =>
  (await createPerson(ctx, { name: '李姐', ...wanted })).personId;
