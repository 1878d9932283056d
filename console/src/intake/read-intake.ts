import { bodyOf, once } from '@heyi/api-client';
import { api } from '../app/api.ts';

export const readAids = (saleId: string, communityId: string | null) =>
  bodyOf(
    api.GET('/api/admin/sales/{saleId}/reading-aids', {
      params: { path: { saleId }, query: communityId === null ? {} : { communityId } },
    }),
  );
export type ReadingAids = Awaited<ReturnType<typeof readAids>>;

export const readPastes = (cursor: string | undefined) =>
  bodyOf(api.GET('/api/admin/pastes', { params: { query: cursor === undefined ? {} : { cursor } } }));
export type PasteRow = Awaited<ReturnType<typeof readPastes>>['rows'][number];

export const readReview = (pasteId: string) =>
  bodyOf(api.GET('/api/admin/pastes/{pasteId}', { params: { path: { pasteId } } }));
export type Review = Awaited<ReturnType<typeof readReview>>;
export type Entry = Review['entries'][number];
export type EntryQuestion = Entry['reading']['questions'][number];
export type MenuItem = Review['menu'][number];
export type Span = Review['spans'][number];

/** What the seller says of one entry, without the version. */
export interface Decide {
  skip?: boolean;
  undo?: boolean;
  personId?: string | null;
  buyer?: string;
  items?: { itemId: string; quantity: number; note?: string }[];
  room?: { building: string; unit: string; room: string };
  answered?: number[];
}

export const sendDecision = (pasteId: string, entryId: string, version: number, decide: Decide) =>
  bodyOf(
    api.PUT('/api/admin/pastes/{pasteId}/entries/{entryId}', {
      params: { path: { pasteId, entryId } },
      body: { version, ...decide },
    }),
  );

/** Several in one step: all of them or none. */
export const sendDecisions = (
  key: string,
  pasteId: string,
  version: number,
  decisions: (Decide & { entryId: string })[],
) =>
  bodyOf(
    api.POST('/api/admin/pastes/{pasteId}/decisions', {
      params: { path: { pasteId } },
      body: { version, decisions },
      ...once(key),
    }),
  );

/** Reads the text again with the words as they are taught by now. */
export const sendRereading = (key: string, pasteId: string, version: number) =>
  bodyOf(
    api.POST('/api/admin/pastes/{pasteId}/rereading', {
      params: { path: { pasteId } },
      body: { version },
      ...once(key),
    }),
  );

export const sendConfirmation = (key: string, pasteId: string, version: number) =>
  bodyOf(
    api.POST('/api/admin/pastes/{pasteId}/confirmation', {
      params: { path: { pasteId } },
      body: { version },
      ...once(key),
    }),
  );

export const sendDiscarding = (key: string, pasteId: string, version: number) =>
  bodyOf(
    api.POST('/api/admin/pastes/{pasteId}/discarding', {
      params: { path: { pasteId } },
      body: { version },
      ...once(key),
    }),
  );

export const learnWords = (key: string, body: { communityId: string | null; words: string; skuId: string }) =>
  bodyOf(api.POST('/api/admin/learned-words', { body, ...once(key) }));

export const forgetWords = (wordsId: string) =>
  bodyOf(api.DELETE('/api/admin/learned-words/{wordsId}', { params: { path: { wordsId } } }));
