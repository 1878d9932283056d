import type { Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { invalid } from '../../kernel/errors.ts';
import { line, object, optional } from '../../kernel/http/schemas.ts';
import { addIdentities } from './add-identities.ts';
import { NAME_LENGTH_MAX, type PersonId } from './person.ts';
import { searchTextOf } from './search-text.ts';

export const CreatePerson = object({ name: line(NAME_LENGTH_MAX, 1), phone: optional(line(30)) });

/**
 * Creates a person known by a name and perhaps a phone, whoever else has that name.
 * @throws invalid `people.name_required`, `people.bad_phone`; conflict `people.phone_taken` with the holder
 */
export async function createPerson(ctx: Context, input: Static<typeof CreatePerson>): Promise<{ personId: PersonId }> {
  const name = input.name.trim();
  if (name === '') throw invalid('people.name_required');
  const personId = ctx.newId<PersonId>();
  await ctx.tx.run(sql`
    insert into people.people (shop_id, id, display_name, search_text, created_at)
    values (${ctx.shopId}, ${personId}, ${name}, ${searchTextOf([name])}, ${ctx.now})`);
  const phone = input.phone?.trim();
  await addIdentities(ctx, [
    { personId, kind: 'nickname', value: name },
    ...(phone ? [{ personId, kind: 'phone' as const, value: phone }] : []),
  ]);
  return { personId };
}
