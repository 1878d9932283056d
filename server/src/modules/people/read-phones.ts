import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { findPerson } from './find-person.ts';

/**
 * The whole phone numbers of a person, for who may see them.
 * @throws not_found `people.person_not_found`
 */
export async function readPhones(
  ctx: Context,
  input: { personId: string },
): Promise<{ identityId: string; phone: string }[]> {
  const person = await findPerson(ctx, input.personId);
  return ctx.tx.many(sql`
    select id as identity_id, value as phone from people.identities
    where shop_id = ${ctx.shopId} and person_id = ${person.id} and kind = 'phone' order by id`);
}
