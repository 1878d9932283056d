import type { Static } from 'typebox';
import { actorName, type Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { invalid } from '../../kernel/errors.ts';
import { object, text } from '../../kernel/http/schemas.ts';
import { findPerson } from './find-person.ts';
import { NOTE_LENGTH_MAX } from './person.ts';

export const WriteNote = object({ text: text(NOTE_LENGTH_MAX) });

/**
 * Adds a note to a person's timeline; notes are not changed afterwards.
 * @throws not_found `people.person_not_found`; invalid `people.note_required`
 */
export async function writeNote(
  ctx: Context,
  input: Static<typeof WriteNote> & { personId: string },
): Promise<{ noteId: string }> {
  const person = await findPerson(ctx, input.personId);
  const words = input.text.trim();
  if (words === '') throw invalid('people.note_required');
  const noteId = ctx.newId();
  await ctx.tx.run(sql`
    insert into people.notes (shop_id, id, person_id, text, written_by, created_at)
    values (${ctx.shopId}, ${noteId}, ${person.id}, ${words}, ${actorName(ctx.actor)}, ${ctx.now})`);
  return { noteId };
}
