import type { Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { conflict, notFound } from '../../kernel/errors.ts';
import { id, object } from '../../kernel/http/schemas.ts';
import type { IdentityKind, PersonId } from './person.ts';
import { refreshSearchText } from './refresh-search-text.ts';

export const RemoveIdentity = object({ personId: id(), identityId: id() });

/**
 * Forgets one way a person is known. The last name stays: a person without any could not be found again.
 * @throws not_found `people.identity_not_found`; conflict `people.last_name`
 */
export async function removeIdentity(ctx: Context, input: Static<typeof RemoveIdentity>): Promise<void> {
  const personId = input.personId as PersonId;
  const rows = await ctx.tx.many<{ id: string; kind: IdentityKind }>(sql`
    select id, kind from people.identities where shop_id = ${ctx.shopId} and person_id = ${personId}
    order by id for update`);
  const removed = rows.find((row) => row.id === input.identityId);
  if (!removed) throw notFound('people.identity_not_found');
  const names = rows.filter((row) => row.kind === 'nickname');
  if (removed.kind === 'nickname' && names.length === 1) throw conflict('people.last_name');
  await ctx.tx.run(sql`delete from people.identities where shop_id = ${ctx.shopId} and id = ${input.identityId}`);
  await refreshSearchText(ctx, [personId]);
}
