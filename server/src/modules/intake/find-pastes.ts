import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { conflict, notFound } from '../../kernel/errors.ts';
import type { EarlierEntry } from './compare-entries.ts';
import type { EntryChange, EntryDecision, EntryId, EntryReading, EntryStatus, PasteId, PasteStatus } from './entry.ts';

export interface LockedPaste {
  readonly id: PasteId;
  readonly saleId: string;
  readonly communityId: string | null;
  readonly status: PasteStatus;
  readonly version: number;
}

export interface StoredEntry {
  readonly id: EntryId;
  readonly position: number;
  readonly chainKey: string;
  readonly change: EntryChange;
  readonly status: EntryStatus;
  readonly reading: EntryReading;
  readonly decision: EntryDecision | null;
  readonly personId: string | null;
  readonly orderId: string | null;
}

/**
 * Locks a paste that is still being reviewed.
 * @param version what the caller saw; another tab may have gone on meanwhile
 * @throws not_found `intake.paste_not_found`; conflict `intake.already_finished`, `intake.changed_meanwhile`
 */
export async function lockPaste(ctx: Context, pasteId: string, version: number): Promise<LockedPaste> {
  const paste = await ctx.tx.maybeOne<LockedPaste>(sql`
    select id, sale_id, community_id, status, version from intake.pastes
    where shop_id = ${ctx.shopId} and id = ${pasteId} for no key update`);
  if (!paste) throw notFound('intake.paste_not_found');
  if (paste.status !== 'reviewing') throw conflict('intake.already_finished');
  if (paste.version !== version) throw conflict('intake.changed_meanwhile');
  return paste;
}

export const findEntries = (ctx: Context, pasteId: string): Promise<StoredEntry[]> =>
  ctx.tx.many<StoredEntry>(sql`
    select id, position, chain_key, change, status, reading, decision, person_id, order_id from intake.entries
    where shop_id = ${ctx.shopId} and paste_id = ${pasteId} order by position`);

/** The newest reading of this group's chain for the sale that was not thrown away, with its entries. */
export async function findLatestPaste(
  ctx: Context,
  input: { saleId: string; communityId: string | null },
): Promise<{ id: PasteId; status: PasteStatus; textHash: Buffer; entries: EarlierEntry[] } | undefined> {
  const paste = await ctx.tx.maybeOne<{ id: PasteId; status: PasteStatus; textHash: Buffer }>(sql`
    select id, status, text_hash from intake.pastes
    where shop_id = ${ctx.shopId} and sale_id = ${input.saleId}
      and community_id is not distinct from ${input.communityId} and status <> 'discarded'
    order by created_at desc, id desc limit 1 for no key update`);
  return paste ? { ...paste, entries: await findEntries(ctx, paste.id) } : undefined;
}

/** Counts one change of the paste, so that another tab's next step is refused instead of mixed in. */
export async function touchPaste(ctx: Context, pasteId: string): Promise<number> {
  const { version } = await ctx.tx.one<{ version: number }>(sql`
    update intake.pastes set version = version + 1 where shop_id = ${ctx.shopId} and id = ${pasteId}
    returning version`);
  return version;
}
