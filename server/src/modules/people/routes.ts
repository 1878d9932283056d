import { recordAudit } from '../../kernel/audit.ts';
import { inShop } from '../../kernel/context.ts';
import { route, type Route } from '../../kernel/http/route.ts';
import { id, line, list, object } from '../../kernel/http/schemas.ts';
import { addIdentity, AddIdentity } from './add-identity.ts';
import { createPerson, CreatePerson } from './create-person.ts';
import { mergePeople } from './merge-people.ts';
import { TAG_LENGTH_MAX, type PersonId } from './person.ts';
import { readPhones } from './read-phones.ts';
import { removeIdentity } from './remove-identity.ts';
import { tagPeople } from './tag-people.ts';
import { updatePerson, UpdatePerson } from './update-person.ts';
import { writeNote, WriteNote } from './write-note.ts';

const write = { access: { kind: 'staff', may: 'people:write' }, rate: 'write' } as const;
const params = object({ personId: id() });
const nothing = object({});

export const routes: readonly Route[] = [
  route({
    method: 'POST',
    url: '/api/admin/people',
    summary: 'Create a person by name and perhaps a phone',
    ...write,
    audit: 'person.created',
    body: CreatePerson,
    reply: object({ personId: id() }),
    run: 'write',
    handle: ({ ctx, body }) => createPerson(ctx, body),
  }),
  route({
    method: 'PATCH',
    url: '/api/admin/people/:personId',
    summary: 'Change the name the shop uses, or the whole set of tags',
    ...write,
    audit: 'person.changed',
    params,
    body: UpdatePerson,
    reply: nothing,
    run: 'write',
    handle: async ({ ctx, params: { personId }, body }) => {
      await updatePerson(ctx, { ...body, personId });
      return {};
    },
  }),
  route({
    method: 'POST',
    url: '/api/admin/people/tags',
    summary: 'Put one tag on a set of people',
    ...write,
    audit: 'people.tagged',
    body: object({ personIds: list(id(), 500, 1), tag: line(TAG_LENGTH_MAX, 1) }),
    reply: nothing,
    run: 'write',
    handle: async ({ ctx, body }) => {
      await tagPeople(ctx, { tag: body.tag, personIds: body.personIds as PersonId[] });
      return {};
    },
  }),
  route({
    method: 'POST',
    url: '/api/admin/people/:personId/identities',
    summary: 'Write down one more way a person is known',
    ...write,
    audit: 'person.identity_added',
    params,
    body: AddIdentity,
    reply: nothing,
    run: 'write',
    handle: async ({ ctx, params: { personId }, body }) => {
      await addIdentity(ctx, { ...body, personId });
      return {};
    },
  }),
  route({
    method: 'DELETE',
    url: '/api/admin/people/:personId/identities/:identityId',
    summary: 'Forget one way a person is known',
    ...write,
    audit: 'person.identity_removed',
    params: object({ personId: id(), identityId: id() }),
    reply: nothing,
    run: 'write',
    handle: async ({ ctx, params: given }) => {
      await removeIdentity(ctx, given);
      return {};
    },
  }),
  route({
    method: 'POST',
    url: '/api/admin/people/:personId/notes',
    summary: 'Add a note to the timeline',
    ...write,
    audit: 'person.note_written',
    params,
    body: WriteNote,
    reply: object({ noteId: id() }),
    run: 'write',
    handle: ({ ctx, params: { personId }, body }) => writeNote(ctx, { ...body, personId }),
  }),
  route({
    method: 'POST',
    url: '/api/admin/people/:personId/merges',
    summary: 'Make another record of the same person part of this one',
    ...write,
    audit: 'person.merged',
    params,
    body: object({ fromId: id() }),
    reply: nothing,
    run: 'write',
    handle: async ({ ctx, params: { personId }, body }) => {
      await mergePeople(ctx, { intoId: personId, fromId: body.fromId });
      return {};
    },
  }),
  // Runs its own transaction, so that no phone number is kept with an idempotency key.
  route({
    method: 'POST',
    url: '/api/admin/people/:personId/phone-disclosures',
    summary: 'Show the whole phone numbers; who looked is kept',
    access: { kind: 'staff', may: 'people:unmask' },
    rate: 'write',
    audit: 'person.phone_shown',
    params,
    reply: object({ phones: list(object({ identityId: id(), phone: line() })) }),
    run: 'self',
    handle: ({ kernel, shopId, actor, params: { personId } }) =>
      inShop(kernel, shopId, actor, async (ctx) => {
        const phones = await readPhones(ctx, { personId });
        await recordAudit(ctx, { action: 'person.phone_shown', subject: personId });
        return { phones };
      }),
  }),
];
