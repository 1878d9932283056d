import Type, { type Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { json, sql } from '../../kernel/database.ts';
import { conflict, invalid, notFound } from '../../kernel/errors.ts';
import { id, line, list, nullable, object, optional, quantity } from '../../kernel/http/schemas.ts';
import { isSellable } from '../../kernel/quantity.ts';
import { findPerson } from '../people/index.ts';
import { findMenu } from '../sales/index.ts';
import type { EntryStatus } from './entry.ts';
import { findEntries, lockPaste, touchPaste } from './find-pastes.ts';

export const DecideEntry = object({
  version: Type.Integer({ minimum: 1 }),
  /** Leave the entry out; everything else is then ignored. */
  skip: optional(Type.Boolean()),
  personId: optional(nullable(id())),
  buyer: optional(line(60, 1)),
  items: optional(list(object({ itemId: id(), quantity: quantity(), note: optional(line(200)) }), 100, 1)),
  room: optional(object({ building: line(20), unit: line(20), room: line(20) })),
});

/**
 * The seller's word on one entry: who, what, how much, or to leave it out. It is ready then; it is no order yet.
 * @throws in this order: intake.paste_not_found, intake.already_finished, intake.changed_meanwhile,
 *   intake.entry_not_found, intake.entry_done, intake.items_required, intake.item_not_in_sale,
 *   orders.quantity_not_allowed, people.person_not_found
 */
export async function decideEntry(
  ctx: Context,
  input: Static<typeof DecideEntry> & { pasteId: string; entryId: string },
): Promise<{ version: number; status: EntryStatus }> {
  const paste = await lockPaste(ctx, input.pasteId, input.version);
  const entry = (await findEntries(ctx, paste.id)).find((row) => row.id === input.entryId);
  if (!entry) throw notFound('intake.entry_not_found');
  if (entry.status === 'confirmed') throw conflict('intake.entry_done');
  const status: EntryStatus = input.skip ? 'skipped' : 'ready';
  const decision = input.skip || entry.change === 'cancelled' ? null : await checkDecision(ctx, paste.saleId, input, entry);
  await ctx.tx.run(sql`
    update intake.entries set status = ${status}, decision = ${decision ? json(decision) : null}::jsonb,
      person_id = ${decision ? decision.personId : entry.personId}
    where shop_id = ${ctx.shopId} and id = ${entry.id}`);
  return { version: await touchPaste(ctx, paste.id), status };
}

type Entry = Awaited<ReturnType<typeof findEntries>>[number];

async function checkDecision(ctx: Context, saleId: string, input: Static<typeof DecideEntry>, entry: Entry) {
  const certain = entry.reading.items.flatMap(({ itemId, quantity: count, note }) =>
    itemId === null || count === null ? [] : [{ itemId, quantity: count, note }],
  );
  const items = (input.items ?? certain).map((item) => ({ ...item, note: item.note ?? '' }));
  if (items.length === 0) throw invalid('intake.items_required');
  const menu = await findMenu(ctx, saleId);
  for (const { itemId, quantity: count } of items) {
    const offered = menu.items.find((item) => item.itemId === itemId);
    if (!offered) throw invalid('intake.item_not_in_sale');
    const { name, quantityStep: step, unit } = offered.sku;
    if (!isSellable(count, step)) throw invalid('orders.quantity_not_allowed', { name, step, unit });
  }
  const personId = input.personId === undefined ? entry.personId : input.personId;
  if (personId !== null) await findPerson(ctx, personId as never);
  const buyer = input.buyer?.trim() || entry.reading.buyer;
  if (buyer === '') throw invalid('intake.buyer_required');
  return { personId, buyer, items, ...(input.room ? { room: input.room } : {}) };
}
