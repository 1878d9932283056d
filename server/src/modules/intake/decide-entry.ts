import Type, { type Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { json, sql } from '../../kernel/database.ts';
import { conflict, invalid, notFound } from '../../kernel/errors.ts';
import { id, line, list, nullable, object, optional, quantity } from '../../kernel/http/schemas.ts';
import { isSellable } from '../../kernel/quantity.ts';
import { findPerson } from '../people/index.ts';
import { findMenu } from '../sales/index.ts';
import { certainItems, isAnswered, questionKey, type EntryDecision, type EntryStatus } from './entry.ts';
import { findEntries, lockPaste, touchPaste, type StoredEntry } from './find-pastes.ts';

export const DecideEntry = object({
  version: Type.Integer({ minimum: 1 }),
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
});

type Decide = Static<typeof DecideEntry>;

/**
 * The seller's word on one entry: who, what, how much, or to leave it out. The entry is ready when nothing of it is
 * open; it is no order yet.
 * @throws in this order: intake.paste_not_found, intake.already_finished, intake.changed_meanwhile,
 *   intake.entry_not_found, intake.entry_done, intake.items_required, intake.item_not_in_sale,
 *   orders.quantity_not_allowed, intake.person_required, people.person_not_found, intake.buyer_required
 */
export async function decideEntry(
  ctx: Context,
  input: Decide & { pasteId: string; entryId: string },
): Promise<{ version: number; status: EntryStatus }> {
  const paste = await lockPaste(ctx, input.pasteId, input.version);
  const entry = (await findEntries(ctx, paste.id)).find((row) => row.id === input.entryId);
  if (!entry) throw notFound('intake.entry_not_found');
  if (entry.status === 'confirmed') throw conflict('intake.entry_done');
  const decision = input.skip || input.undo ? null : await decisionOf(ctx, paste.saleId, input, entry);
  const status = input.skip ? 'skipped' : isAnswered(entry.reading, decision) ? 'ready' : 'needs_decision';
  await ctx.tx.run(sql`
    update intake.entries set status = ${status}, decision = ${decision ? json(decision) : null}::jsonb
    where shop_id = ${ctx.shopId} and id = ${entry.id}`);
  return { version: await touchPaste(ctx, paste.id), status };
}

/** What stands decided of the entry after this step. */
async function decisionOf(ctx: Context, saleId: string, input: Decide, entry: StoredEntry): Promise<EntryDecision> {
  const { reading, decision: before, change } = entry;
  const now = answeredKeys(input, entry);
  const answered = [...new Set([...(before?.answered ?? []), ...now])];
  const isLast = isAnswered(reading, { answered });
  const certain = certainItems(reading);
  const items = (input.items ?? before?.items ?? certain).map((item) => ({ ...item, note: item.note ?? '' }));
  const saysGoods = input.items !== undefined || before !== null || certain.length === reading.items.length;
  if (change !== 'cancelled' && isLast && (items.length === 0 || !saysGoods)) throw invalid('intake.items_required');
  await checkItems(ctx, saleId, items);
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

async function checkItems(ctx: Context, saleId: string, items: EntryDecision['items']): Promise<void> {
  const menu = await findMenu(ctx, saleId);
  for (const { itemId, quantity: count } of items) {
    const offered = menu.items.find((item) => item.itemId === itemId);
    if (!offered) throw invalid('intake.item_not_in_sale');
    const { name, quantityStep: step, unit } = offered.sku;
    if (!isSellable(count, step)) throw invalid('orders.quantity_not_allowed', { name, step, unit });
  }
}
