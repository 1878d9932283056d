import Type, { type Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { json, sql } from '../../kernel/database.ts';
import { conflict, invalid, notFound } from '../../kernel/errors.ts';
import { id, line, list, nullable, object, optional, quantity } from '../../kernel/http/schemas.ts';
import { isSellable } from '../../kernel/quantity.ts';
import { findPerson } from '../people/index.ts';
import { findMenu, type Menu } from '../sales/index.ts';
import { certainItems, isAnswered, questionKey, type EntryDecision, type EntryStatus } from './entry.ts';
import { findEntries, lockPaste, touchPaste, type StoredEntry } from './find-pastes.ts';

/** The seller's word on one entry. */
const word = {
  /** Leave the entry out; everything else is then ignored. */
  skip: optional(Type.Boolean()),
  /** Forget what was decided or left out; everything else is then ignored. */
  undo: optional(Type.Boolean()),
  /** Whose it is; null makes a new person. */
  personId: optional(nullable(id())),
  buyer: optional(line(60, 1)),
  /** All goods of the entry; without it those that are certain stay. */
  items: optional(list(object({ itemId: id(), quantity: quantity(), note: optional(line(200)) }), 100, 1)),
  room: optional(object({ building: line(20), unit: line(20), room: line(20) })),
  /** Which of the entry's questions this answers, by place; all of them when left out. */
  answered: optional(list(Type.Integer({ minimum: 0, maximum: 200 }), 200)),
};

const version = Type.Integer({ minimum: 1 });

export const DecideEntry = object({ version, ...word });
export const DecideEntries = object({ version, decisions: list(object({ entryId: id(), ...word }), 2_000, 1) });

type Decide = Omit<Static<typeof DecideEntry>, 'version'>;

/**
 * The seller's word on one entry: who, what, how much, or to leave it out. The entry is ready when nothing of it is
 * open; it is no order yet.
 * @throws in this order: intake.paste_not_found, intake.already_finished, intake.changed_meanwhile,
 *   intake.entry_not_found, intake.entry_done, intake.items_required, intake.item_not_in_sale,
 *   orders.quantity_not_allowed, intake.person_required, people.person_not_found, intake.buyer_required
 */
export async function decideEntry(
  ctx: Context,
  input: Static<typeof DecideEntry> & { pasteId: string; entryId: string },
): Promise<{ version: number; status: EntryStatus }> {
  const { pasteId, version: seen, ...decision } = input;
  const { version: now, statuses } = await decideEntries(ctx, { pasteId, version: seen, decisions: [decision] });
  return { version: now, status: statuses.get(input.entryId)! };
}

/**
 * Several entries in one step, such as all that say the same: all of them, or with the first refusal none. Steps for
 * the same entry follow each other.
 * @throws as `decideEntry`
 */
export async function decideEntries(
  ctx: Context,
  input: Static<typeof DecideEntries> & { pasteId: string },
): Promise<{ version: number; statuses: ReadonlyMap<string, EntryStatus> }> {
  const paste = await lockPaste(ctx, input.pasteId, input.version);
  const entries = new Map((await findEntries(ctx, paste.id)).map((entry) => [entry.id as string, entry]));
  const menu = await findMenu(ctx, paste.saleId);
  for (const step of input.decisions) {
    const entry = entries.get(step.entryId);
    if (!entry) throw notFound('intake.entry_not_found');
    if (entry.status === 'confirmed') throw conflict('intake.entry_done');
    const decision = step.skip || step.undo ? null : await decisionOf(ctx, menu, step, entry);
    const status = step.skip ? 'skipped' : isAnswered(entry.reading, decision) ? 'ready' : 'needs_decision';
    entries.set(step.entryId, { ...entry, decision, status });
  }
  const decided = [...new Set(input.decisions.map(({ entryId }) => entryId))].map((entryId) => entries.get(entryId)!);
  await ctx.tx.run(sql`
    update intake.entries entry set status = decided.status, decision = decided.decision
    from unnest(${decided.map((entry) => entry.id)}::uuid[], ${decided.map((entry) => entry.status)}::text[],
      ${decided.map((entry) => (entry.decision ? json(entry.decision) : null))}::jsonb[])
      as decided (id, status, decision)
    where entry.shop_id = ${ctx.shopId} and entry.id = decided.id`);
  const statuses = new Map(decided.map((entry) => [entry.id as string, entry.status]));
  return { version: await touchPaste(ctx, paste.id), statuses };
}

/** What stands decided of the entry after this step. */
async function decisionOf(ctx: Context, menu: Menu, input: Decide, entry: StoredEntry): Promise<EntryDecision> {
  const { reading, decision: before, change } = entry;
  const now = answeredKeys(input, entry);
  const answered = [...new Set([...(before?.answered ?? []), ...now])];
  const isLast = isAnswered(reading, { answered });
  const certain = certainItems(reading);
  const items = (input.items ?? before?.items ?? certain).map((item) => ({ ...item, note: item.note ?? '' }));
  const saysGoods = input.items !== undefined || before !== null || certain.length === reading.items.length;
  if (change !== 'cancelled' && isLast && (items.length === 0 || !saysGoods)) throw invalid('intake.items_required');
  checkItems(menu, items);
  const personId = input.personId === undefined ? (before ? before.personId : entry.personId) : input.personId;
  if (asksWho(entry, now) && input.personId === undefined && !before) throw invalid('intake.person_required');
  if (personId !== null) await findPerson(ctx, personId);
  const buyer = input.buyer?.trim() || before?.buyer || reading.buyer;
  if (isLast && buyer === '') throw invalid('intake.buyer_required');
  const room = input.room ?? before?.room;
  return { personId, buyer, items, answered, ...(room ? { room } : {}) };
}

/** Nobody becomes a new person only because the goods were decided. */
const asksWho = ({ reading }: StoredEntry, answered: readonly string[]): boolean =>
  reading.questions.some((question) => question.reason === 'which_person' && answered.includes(questionKey(question)));

const answeredKeys = (input: Decide, { reading }: StoredEntry): string[] =>
  reading.questions
    .filter((_question, index) => input.answered === undefined || input.answered.includes(index))
    .map(questionKey);

function checkItems(menu: Menu, items: EntryDecision['items']): void {
  for (const { itemId, quantity: count } of items) {
    const offered = menu.items.find((item) => item.itemId === itemId);
    if (!offered) throw invalid('intake.item_not_in_sale');
    const { name, quantityStep: step, unit } = offered.sku;
    if (!isSellable(count, step)) throw invalid('orders.quantity_not_allowed', { name, step, unit });
  }
}
