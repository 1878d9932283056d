import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import type { PersonId } from './person.ts';
import { searchTextOf } from './search-text.ts';

/** Makes the searchable text of people follow their names. */
export async function refreshSearchText(ctx: Context, personIds: readonly PersonId[]): Promise<void> {
  if (personIds.length === 0) return;
  const people = await ctx.tx.many<{ id: PersonId; names: string[] }>(sql`
    select person.id, array_agg(identity.value) filter (where identity.value is not null)
      || array[person.display_name] as names
    from people.people person
    left join people.identities identity on identity.shop_id = person.shop_id and identity.person_id = person.id
      and identity.kind = 'nickname'
    where person.shop_id = ${ctx.shopId} and person.id = any(${personIds}::uuid[])
    group by person.id, person.display_name`);
  await ctx.tx.run(sql`
    update people.people person set search_text = fresh.search_text
    from unnest(${people.map((row) => row.id)}::uuid[], ${people.map((row) => searchTextOf(row.names))}::text[])
      as fresh (id, search_text)
    where person.shop_id = ${ctx.shopId} and person.id = fresh.id`);
}
