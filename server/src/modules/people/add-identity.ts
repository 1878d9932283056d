import type { Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { id, line, nullable, object, oneOf, optional } from '../../kernel/http/schemas.ts';
import { addIdentities } from './add-identities.ts';
import { findPerson } from './find-person.ts';
import type { IdentityKind } from './person.ts';

export const AddIdentity = object({
  kind: oneOf(['nickname', 'phone', 'room']),
  scopeId: optional(nullable(id())),
  value: line(60, 1),
});

/**
 * Writes down one more way a person is known, as learnt by hand.
 * @throws not_found `people.person_not_found`; invalid `people.bad_phone`, `people.name_required`;
 *   conflict `people.phone_taken` {personId}
 */
export async function addIdentity(
  ctx: Context,
  input: Static<typeof AddIdentity> & { personId: string },
): Promise<void> {
  const person = await findPerson(ctx, input.personId);
  await addIdentities(ctx, [
    { personId: person.id, kind: input.kind as IdentityKind, scopeId: input.scopeId, value: input.value },
  ]);
}
