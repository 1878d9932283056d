import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { invalid } from '../../kernel/errors.ts';
import { TAG_LENGTH_MAX, type PersonId } from './person.ts';

/**
 * Puts one tag on a set of people; who has it keeps it.
 * @throws invalid `people.bad_tag` when it is blank or too long
 */
export async function tagPeople(ctx: Context, input: { personIds: readonly PersonId[]; tag: string }): Promise<void> {
  const tag = input.tag.trim();
  if (tag === '' || tag.length > TAG_LENGTH_MAX) throw invalid('people.bad_tag', { limit: TAG_LENGTH_MAX });
  await ctx.tx.run(sql`
    insert into people.tags (shop_id, person_id, tag)
    select ${ctx.shopId}, id, ${tag} from people.people
    where shop_id = ${ctx.shopId} and id = any(${input.personIds}::uuid[])
    on conflict do nothing`);
}
