import { createHash } from 'node:crypto';
import Type, { type Static } from 'typebox';
import { actorName, type Context } from '../../kernel/context.ts';
import { json, sql } from '../../kernel/database.ts';
import { conflict, invalid, limitExceeded } from '../../kernel/errors.ts';
import { id, nullable, object, oneOf, optional } from '../../kernel/http/schemas.ts';
import { findMenu } from '../sales/index.ts';
import { compareEntries, type Comparison } from './compare-entries.ts';
import { ENTRIES_MAX, TEXT_LENGTH_MAX, type PasteId } from './entry.ts';
import { findLatestPastes, finishPaste, type EarlierPaste } from './find-pastes.ts';
import { findAids } from './find-reading-aids.ts';
import { insertEntries } from './insert-entries.ts';
import { judgeEntries } from './judge-entries.ts';
import { keptReading, readPaste, type PasteReading } from './read-paste.ts';

export const PasteText = object({
  saleId: id(),
  /** The group it was copied from; null when it belongs to none. */
  communityId: nullable(id()),
  text: Type.String({ maxLength: 6_000_000 }),
  /** How this group's orders are handed over; left out, to the door where a room is known, else pickup. */
  delivery: optional(object({ kind: oneOf(['pickup', 'building', 'parcel']), pickupPointId: optional(id()) })),
});

/**
 * Reads a pasted chain, chat or table against a sale and keeps it for review. Nothing becomes an order here. A longer
 * version of the chain shows only what changed; the very same text again is the same paste.
 * @throws in this order: intake.empty_text, intake.text_too_long, intake.not_text, sales.not_found,
 *   intake.sale_is_draft, intake.nothing_found, intake.too_many_entries
 */
export async function pasteText(
  ctx: Context,
  input: Static<typeof PasteText>,
): Promise<{ pasteId: PasteId; isRepeat: boolean }> {
  checkText(input.text);
  const menu = await findMenu(ctx, input.saleId);
  if (menu.status === 'draft' || menu.status === 'archived') throw conflict('intake.sale_is_draft');
  const textHash = createHash('sha256').update(input.text).digest();
  const chains = await findLatestPastes(ctx, input);
  const repeated = chains.find((chain) => chain.textHash.equals(textHash));
  if (repeated) return { pasteId: repeated.id, isRepeat: true };
  const aids = await findAids(ctx, { menu, communityId: input.communityId });
  const reading = readPaste(input.text, aids);
  if (reading.entries.length === 0) throw invalid('intake.nothing_found');
  if (reading.entries.length > ENTRIES_MAX) throw limitExceeded('intake.too_many_entries', { max: ENTRIES_MAX });
  const { previous, comparison } = continuedChain(reading, chains);
  const judged = await judgeEntries(ctx, { entries: comparison.entries, menu, communityId: input.communityId });
  const pasteId = ctx.newId<PasteId>();
  await insertPaste(ctx, { ...input, pasteId, previousId: previous?.id ?? null, textHash, reading });
  await insertEntries(ctx, pasteId, judged);
  if (previous?.status === 'reviewing') await finishPaste(ctx, previous.id);
  if (judged.every(({ status }) => status === 'confirmed' || status === 'skipped')) await finishPaste(ctx, pasteId);
  return { pasteId, isRepeat: false };
}

/** The chain that the text shares most with, if it continues one at all. */
function continuedChain(
  reading: PasteReading,
  chains: readonly EarlierPaste[],
): { previous: EarlierPaste | undefined; comparison: Comparison } {
  const compared = chains.map((chain) => ({
    previous: chain,
    comparison: compareEntries(reading.entries, chain.entries),
  }));
  const [best] = compared
    .filter(({ comparison }) => comparison.continues)
    .toSorted((a, b) => b.comparison.shared - a.comparison.shared);
  return best ?? { previous: undefined, comparison: compareEntries(reading.entries, []) };
}

function checkText(text: string): void {
  if (text.trim() === '') throw invalid('intake.empty_text');
  if (text.length > TEXT_LENGTH_MAX) throw invalid('intake.text_too_long', { max: TEXT_LENGTH_MAX });
  // Control and replacement characters do not occur in chats: this is a file that was opened as text.
  const strange = text.match(/[\u0001-\u0008\u000e-\u001a\ufffd]/g)?.length ?? 0;
  if (strange > 8 && strange / text.length > 0.01) throw invalid('intake.not_text');
}

async function insertPaste(
  ctx: Context,
  paste: Static<typeof PasteText> & {
    pasteId: PasteId;
    previousId: PasteId | null;
    textHash: Buffer;
    reading: PasteReading;
  },
): Promise<void> {
  await ctx.tx.run(sql`
    insert into intake.pastes (shop_id, id, sale_id, community_id, previous_id, format, text, text_hash, reading,
      delivery, status, pasted_by, created_at)
    values (${ctx.shopId}, ${paste.pasteId}, ${paste.saleId}, ${paste.communityId}, ${paste.previousId}, 'text',
      ${paste.text}, ${paste.textHash}, ${json(keptReading(paste.reading))}::jsonb,
      ${paste.delivery ? json(paste.delivery) : null}::jsonb, 'reviewing', ${actorName(ctx.actor)}, ${ctx.now})`);
}
