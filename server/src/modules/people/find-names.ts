import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';

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
