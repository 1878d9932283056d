import Type from 'typebox';
import { route, type Route } from '../../kernel/http/route.ts';
import { id, object, oneOf, optional } from '../../kernel/http/schemas.ts';
import { ConfirmPaste, confirmPaste } from './confirm-paste.ts';
import { DecideEntries, decideEntries, DecideEntry, decideEntry } from './decide-entry.ts';
import { discardPaste } from './discard-paste.ts';
import { ShownAids, showAids } from './find-reading-aids.ts';
import { forgetWords, learnWords, LearnWords } from './learn-words.ts';
import { pasteText, PasteText } from './paste-text.ts';
import { RereadPaste, rereadPaste } from './reread-paste.ts';

const PasteParams = object({ pasteId: id() });
const EntryStatuses = oneOf(['ready', 'needs_decision', 'confirmed', 'skipped']);

export const routes: readonly Route[] = [
  route({
    method: 'POST',
    url: '/api/admin/pastes',
    summary: 'Read a pasted chain, chat or table against a sale',
    access: { kind: 'staff', may: 'orders:write' },
    rate: 'write',
    audit: 'paste.read',
    body: PasteText,
    bodyLimit: 8_000_000,
    reply: object({ pasteId: id(), isRepeat: Type.Boolean() }),
    run: 'write',
    handle: ({ ctx, body }) => pasteText(ctx, body),
  }),
  route({
    method: 'PUT',
    url: '/api/admin/pastes/:pasteId/entries/:entryId',
    summary: 'Decide one entry: who, what, how much, or leave it out',
    access: { kind: 'staff', may: 'orders:write' },
    rate: 'write',
    audit: 'paste.decided',
    params: object({ pasteId: id(), entryId: id() }),
    body: DecideEntry,
    reply: object({
      version: Type.Integer(),
      status: EntryStatuses,
    }),
    run: 'write',
    handle: ({ ctx, params, body }) => decideEntry(ctx, { ...body, ...params }),
  }),
  route({
    method: 'POST',
    url: '/api/admin/pastes/:pasteId/confirmation',
    summary: 'Make orders of every entry that is ready',
    access: { kind: 'staff', may: 'orders:write' },
    rate: 'write',
    audit: 'paste.confirmed',
    params: PasteParams,
    body: ConfirmPaste,
    reply: object({
      version: Type.Integer(),
      confirmed: Type.Integer(),
      waiting: Type.Integer(),
      finished: Type.Boolean(),
    }),
    run: 'write',
    handle: ({ ctx, params, body }) => confirmPaste(ctx, { ...body, ...params }),
  }),
  route({
    method: 'POST',
    url: '/api/admin/pastes/:pasteId/rereading',
    summary: 'Read the text again with the words taught meanwhile; decisions stay',
    access: { kind: 'staff', may: 'orders:write' },
    rate: 'write',
    audit: 'paste.reread',
    params: PasteParams,
    body: RereadPaste,
    reply: object({ version: Type.Integer(), changed: Type.Array(object({ entryId: id(), status: EntryStatuses })) }),
    run: 'write',
    handle: ({ ctx, params, body }) => rereadPaste(ctx, { ...body, ...params }),
  }),
  route({
    method: 'POST',
    url: '/api/admin/pastes/:pasteId/decisions',
    summary: 'Decide several entries in one step: all of them or none',
    access: { kind: 'staff', may: 'orders:write' },
    rate: 'write',
    audit: 'paste.decided',
    params: PasteParams,
    body: DecideEntries,
    reply: object({ version: Type.Integer() }),
    run: 'write',
    handle: async ({ ctx, params, body }) => ({ version: (await decideEntries(ctx, { ...body, ...params })).version }),
  }),
  route({
    method: 'POST',
    url: '/api/admin/pastes/:pasteId/discarding',
    summary: 'Put a paste away; confirmed orders stay',
    access: { kind: 'staff', may: 'orders:write' },
    rate: 'write',
    audit: 'paste.discarded',
    params: PasteParams,
    body: object({ version: Type.Integer({ minimum: 1 }) }),
    reply: object({}),
    run: 'write',
    handle: async ({ ctx, params, body }) => {
      await discardPaste(ctx, { ...body, ...params });
      return {};
    },
  }),
  route({
    method: 'GET',
    url: '/api/admin/sales/:saleId/reading-aids',
    summary: 'What a text of this group is read with: goods, nicknames, taught words',
    access: { kind: 'staff', may: 'orders:read' },
    rate: 'read',
    audit: 'none',
    params: object({ saleId: id() }),
    query: object({ communityId: optional(id()) }),
    reply: ShownAids,
    run: 'read',
    handle: ({ ctx, params, query }) => showAids(ctx, { ...params, communityId: query.communityId ?? null }),
  }),
  route({
    method: 'POST',
    url: '/api/admin/learned-words',
    summary: 'Teach what words mean in a group',
    access: { kind: 'staff', may: 'orders:write' },
    rate: 'write',
    audit: 'words.learned',
    body: LearnWords,
    reply: object({ id: id() }),
    run: 'write',
    handle: ({ ctx, body }) => learnWords(ctx, body),
  }),
  route({
    method: 'DELETE',
    url: '/api/admin/learned-words/:wordsId',
    summary: 'Forget taught words',
    access: { kind: 'staff', may: 'orders:write' },
    rate: 'write',
    audit: 'words.forgotten',
    params: object({ wordsId: id() }),
    reply: object({}),
    run: 'write',
    handle: async ({ ctx, params }) => {
      await forgetWords(ctx, params);
      return {};
    },
  }),
];
