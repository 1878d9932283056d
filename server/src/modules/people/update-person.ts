import type { Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { invalid } from '../../kernel/errors.ts';
import { line, list, object, optional } from '../../kernel/http/schemas.ts';
import { findPerson } from './find-person.ts';
import { NAME_LENGTH_MAX, TAG_LENGTH_MAX } from './person.ts';
import { refreshSearchText } from './refresh-search-text.ts';

export const UpdatePerson = object({
  displayName: optional(line(NAME_LENGTH_MAX, 1)),
  /** The whole set; what is missing is taken off. */
  tags: optional(list(line(TAG_LENGTH_MAX, 1), 30)),
});

/**
 * Changes how the shop calls a person, and the tags.
 * @throws not_found `people.person_not_found`; invalid `people.name_required`
 */
export async function updatePerson(
  ctx: Context,
  input: Static<typeof UpdatePerson> & { personId: string },
): Promise<void> {
  const person = await findPerson(ctx, input.personId);
  const displayName = input.displayName?.trim();
  if (displayName === '') throw invalid('people.name_required');
  if (displayName !== undefined) {
    await ctx.tx.run(sql`
      update people.people set display_name = ${displayName} where shop_id = ${ctx.shopId} and id = ${person.id}`);
    await refreshSearchText(ctx, [person.id]);
  }
  if (input.tags === undefined) return;
  const tags = [...new Set(input.tags.map((tag) => tag.trim()).filter((tag) => tag !== ''))];
  await ctx.tx.run(sql`delete from people.tags where shop_id = ${ctx.shopId} and person_id = ${person.id}`);
  await ctx.tx.run(sql`
    insert into people.tags (shop_id, person_id, tag)
    select ${ctx.shopId}, ${person.id}, tag from unnest(${tags}::text[]) as tag`);
}
