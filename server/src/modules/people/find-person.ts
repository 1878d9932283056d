import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { notFound } from '../../kernel/errors.ts';
import type { PersonId } from './person.ts';

/**
 * A person who stands for himself: one that was merged away is not found.
 * @throws not_found `people.person_not_found`
 */
export async function findPerson(ctx: Context, personId: string): Promise<{ id: PersonId; displayName: string }> {
  const person = await ctx.tx.maybeOne<{ id: PersonId; displayName: string }>(sql`
    select id, display_name from people.people
    where shop_id = ${ctx.shopId} and id = ${personId} and merged_into_id is null for update`);
  if (!person) throw notFound('people.person_not_found');
  return person;
}
