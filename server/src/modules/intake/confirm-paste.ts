import Type, { type Static } from 'typebox';
import type { Outcome } from '../../kernel/batch.ts';
import type { Context } from '../../kernel/context.ts';
import { json, sql } from '../../kernel/database.ts';
import { DomainError } from '../../kernel/errors.ts';
import { object } from '../../kernel/http/schemas.ts';
import { ensureMembers } from '../communities/index.ts';
import { claimPayments } from '../payments/index.ts';
import { findMenu, type Menu } from '../sales/index.ts';
import { cancelEntries, editEntry } from './apply-changes.ts';
import { findRooms, resolvePersons } from './entry-people.ts';
import { questionKey, type EntryDecision, type EntryQuestion, type EntryReading } from './entry.ts';
import { findEntries, finishPaste, lockPaste, touchPaste, type LockedPaste, type StoredEntry } from './find-pastes.ts';
import { placeEntries } from './place-entries.ts';

export const ConfirmPaste = object({ version: Type.Integer({ minimum: 1 }) });

export interface ConfirmedPaste {
  readonly version: number;
  readonly confirmed: number;
  /** Entries that still wait, with those refused just now. */
  readonly waiting: number;
  readonly finished: boolean;
}

/**
 * Makes orders of every entry that is ready: new ones are placed, edited ones changed, cancelled ones closed, all in
 * this transaction. An entry that is refused (sold out, paid already) waits with the reason; the others are not held
 * up.
 * @throws in this order: intake.paste_not_found, intake.already_finished, intake.changed_meanwhile
 */
export async function confirmPaste(
  ctx: Context,
  input: Static<typeof ConfirmPaste> & { pasteId: string },
): Promise<ConfirmedPaste> {
  const paste = await lockPaste(ctx, input.pasteId, input.version);
  const entries = await findEntries(ctx, paste.id);
  const ready = entries.filter((entry) => entry.status === 'ready');
  const menu = await findMenu(ctx, paste.saleId);
  const persons = await resolvePersons(ctx, ready);
  const settled = [
    ...(await settleNew(
      ctx,
      paste,
      menu,
      persons.filter(({ entry }) => entry.change === 'new'),
    )),
    ...(await settleEdits(
      ctx,
      persons.filter(({ entry }) => entry.change === 'edited'),
    )),
    ...(await cancelEntries(
      ctx,
      ready.filter((entry) => entry.change === 'cancelled'),
    )),
  ];
  await writeOutcomes(ctx, settled);
  await rememberPeople(ctx, paste, settled);
  const refused = settled.filter(({ outcome }) => !outcome.ok).length;
  const waiting = entries.filter((entry) => entry.status === 'needs_decision').length + refused;
  if (waiting === 0) await finishPaste(ctx, paste.id);
  else await touchPaste(ctx, paste.id);
  return { version: paste.version + 1, confirmed: settled.length - refused, waiting, finished: waiting === 0 };
}

export interface PersonedEntry {
  readonly entry: StoredEntry;
  readonly personId: string;
}

export interface SettledEntry extends PersonedEntry {
  readonly outcome: Outcome<string>;
}

async function settleNew(
  ctx: Context,
  paste: LockedPaste,
  menu: Menu,
  fresh: readonly PersonedEntry[],
): Promise<SettledEntry[]> {
  const rooms = await findRooms(
    ctx,
    paste.communityId,
    fresh.map(({ personId }) => personId),
  );
  const settled = await placeEntries(ctx, { paste, menu, entries: fresh, rooms });
  const claimed = settled.flatMap(({ entry, outcome }) => (outcome.ok && entry.reading.paid ? [outcome.value] : []));
  await claimPayments(ctx, claimed);
  return settled;
}

/** One after the other: each edit locks its own order, and a set of edits is small. */
async function settleEdits(ctx: Context, edited: readonly PersonedEntry[]): Promise<SettledEntry[]> {
  const settled: SettledEntry[] = [];
  for (const row of edited) settled.push({ ...row, outcome: await editEntry(ctx, row.entry) });
  return settled;
}

async function writeOutcomes(ctx: Context, settled: readonly SettledEntry[]): Promise<void> {
  if (settled.length === 0) return;
  await ctx.tx.run(sql`
    update intake.entries entry set status = settled.status, order_id = settled.order_id,
      person_id = settled.person_id, reading = settled.reading, decision = settled.decision
    from unnest(${settled.map(({ entry }) => entry.id)}::uuid[],
      ${settled.map(({ outcome }) => (outcome.ok ? 'confirmed' : 'needs_decision'))}::text[],
      ${settled.map(({ entry, outcome }) => (outcome.ok ? outcome.value : entry.orderId))}::uuid[],
      ${settled.map(({ personId }) => personId || null)}::uuid[],
      ${settled.map((row) => json(readingAfter(row)))}::jsonb[],
      ${settled.map((row) => nullableJson(decisionAfter(row)))}::jsonb[])
      as settled (id, status, order_id, person_id, reading, decision)
    where entry.shop_id = ${ctx.shopId} and entry.id = settled.id`);
}

const nullableJson = (value: object | null) => (value === null ? null : json(value));

/** A refused entry carries why, besides what was asked before. */
function readingAfter({ entry, outcome }: SettledEntry): EntryReading {
  if (outcome.ok) return entry.reading;
  const { code, details } = outcome.error as DomainError;
  const refusal = { reason: 'refused', start: null, end: null, text: '', candidates: [], code, details } as const;
  return { ...entry.reading, questions: [...entry.reading.questions.filter(isNoRefusal), refusal] };
}

/** An answer to the last refusal does not answer the next. */
function decisionAfter({ entry, outcome }: SettledEntry): EntryDecision | null {
  if (outcome.ok || entry.decision === null) return entry.decision;
  const refusals = new Set(entry.reading.questions.filter((question) => !isNoRefusal(question)).map(questionKey));
  return { ...entry.decision, answered: entry.decision.answered.filter((key) => !refusals.has(key)) };
}

const isNoRefusal = (question: EntryQuestion): boolean => question.reason !== 'refused';

/** Who ordered in a group is known there by that name from now on, and by the room the line said. */
async function rememberPeople(ctx: Context, paste: LockedPaste, settled: readonly SettledEntry[]): Promise<void> {
  if (paste.communityId === null) return;
  const communityId = paste.communityId;
  await ensureMembers(
    ctx,
    settled
      .filter(({ outcome, entry }) => outcome.ok && entry.change !== 'cancelled')
      .map(({ entry, personId }) => ({
        communityId,
        personId: personId as never,
        nickname: entry.reading.buyer.slice(0, 60),
        ...(entry.decision?.room ?? {
          building: entry.reading.building,
          unit: entry.reading.unit,
          room: entry.reading.room,
        }),
      })),
  );
}
