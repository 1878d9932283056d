import type { Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { conflict, notFound } from '../../kernel/errors.ts';
import { id, object } from '../../kernel/http/schemas.ts';
import { publish } from '../../kernel/outbox.ts';
import type { PersonId } from './person.ts';
import { refreshSearchText } from './refresh-search-text.ts';

export const MergePeople = object({ intoId: id(), fromId: id() });

/**
 * Makes two records of one person one: identities, tags and notes go over, history keeps pointing at the merged record,
 * which points at the one that stays. Publishes `people.merged`.
 * @throws conflict `people.same_person`; not_found `people.person_not_found`
 */
export async function mergePeople(ctx: Context, input: Static<typeof MergePeople>): Promise<void> {
  const intoId = input.intoId as PersonId;
  const fromId = input.fromId as PersonId;
  if (intoId === fromId) throw conflict('people.same_person');
  const found = await ctx.tx.many(sql`
    select id from people.people
    where shop_id = ${ctx.shopId} and id in (${intoId}, ${fromId}) and merged_into_id is null order by id for update`);
  if (found.length < 2) throw notFound('people.person_not_found');
  await ctx.tx.run(sql`
    delete from people.identities lost using people.identities kept
    where lost.shop_id = ${ctx.shopId} and lost.person_id = ${fromId}
      and kept.shop_id = ${ctx.shopId} and kept.person_id = ${intoId} and kept.kind = lost.kind
      and kept.match_value = lost.match_value and kept.scope_id is not distinct from lost.scope_id`);
  await ctx.tx.run(sql`
    update people.identities set person_id = ${intoId} where shop_id = ${ctx.shopId} and person_id = ${fromId}`);
  await ctx.tx.run(sql`
    insert into people.tags (shop_id, person_id, tag)
    select shop_id, ${intoId}, tag from people.tags where shop_id = ${ctx.shopId} and person_id = ${fromId}
    on conflict do nothing`);
  await ctx.tx.run(sql`delete from people.tags where shop_id = ${ctx.shopId} and person_id = ${fromId}`);
  await ctx.tx.run(sql`
    update people.notes set person_id = ${intoId} where shop_id = ${ctx.shopId} and person_id = ${fromId}`);
  await ctx.tx.run(sql`
    update people.people set merged_into_id = ${intoId},
      search_text = case when id = ${fromId} then '' else search_text end
    where shop_id = ${ctx.shopId} and (id = ${fromId} or merged_into_id = ${fromId})`);
  await refreshSearchText(ctx, [intoId]);
  await publish(ctx, [{ topic: 'people.merged', payload: { intoId, fromId } }]);
}
