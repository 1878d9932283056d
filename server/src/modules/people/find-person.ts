import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { notFound } from '../../kernel/errors.ts';
import type { PersonId } from './person.ts';

export interface Person {
  id: PersonId;
  displayName: string;
}

/**
 * People of a set of ids, locked in id order; those that were merged away are not found.
 * @throws not_found `people.person_not_found` when one is missing
 */
export async function findPeople(ctx: Context, ids: readonly string[]): Promise<Person[]> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return [];
  const people = await ctx.tx.many<Person>(sql`
    select id, display_name from people.people
    where shop_id = ${ctx.shopId} and id = any(${wanted}::uuid[]) and merged_into_id is null
    order by id for update`);
  if (people.length < wanted.length) throw notFound('people.person_not_found');
  return people;
}

/** @throws not_found `people.person_not_found` */
export const findPerson = async (ctx: Context, id: string): Promise<Person> => (await findPeople(ctx, [id]))[0]!;

/** Every name people of a set go by: their own and their nicknames. */
export async function findNames(
  ctx: Context,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await ctx.tx.many<{ id: string; names: string[] }>(sql`
    select person.id, array[person.display_name] || coalesce((
      select array_agg(known.value) from people.identities known
      where known.shop_id = person.shop_id and known.person_id = person.id and known.kind = 'nickname'), '{}') as names
    from people.people person
    where person.shop_id = ${ctx.shopId} and person.id = any(${personIds}::uuid[])`);
  return new Map(rows.map((row) => [row.id, row.names]));
}
