import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { conflict, notFound } from '../../kernel/errors.ts';
import type { EarlierEntry } from './compare-entries.ts';
import type {
  EntryChange,
  EntryDecision,
  EntryId,
  EntryReading,
  EntryStatus,
  PasteDelivery,
  PasteId,
  PasteStatus,
} from './entry.ts';

export interface LockedPaste {
  readonly id: PasteId;
  readonly saleId: string;
  readonly communityId: string | null;
  readonly delivery: PasteDelivery | null;
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
    select id, sale_id, community_id, delivery, status, version from intake.pastes
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

export interface EarlierPaste {
  readonly id: PasteId;
  readonly status: PasteStatus;
  readonly textHash: Buffer;
  readonly entries: readonly EarlierEntry[];
}

/** The entries of `paste` with whether their orders still stand. */
const earlierEntries = sql`
  (select coalesce(json_agg(json_build_object('chainKey', entry.chain_key, 'change', entry.change,
      'reading', entry.reading, 'status', entry.status, 'decision', entry.decision, 'personId', entry.person_id,
      'orderId', entry.order_id, 'orderOpen', o.id is not null and o.closed_at is null) order by entry.position), '[]')
    from intake.entries entry left join orders.orders o on o.shop_id = entry.shop_id and o.id = entry.order_id
    where entry.shop_id = paste.shop_id and entry.paste_id = paste.id)`;

/** The entries of a shorter version of the chain, as far as they count now. */
export async function findEarlierEntries(ctx: Context, pasteId: string): Promise<readonly EarlierEntry[]> {
  const { entries } = await ctx.tx.one<Pick<EarlierPaste, 'entries'>>(sql`
    select ${earlierEntries} as entries from intake.pastes paste
    where paste.shop_id = ${ctx.shopId} and paste.id = ${pasteId}`);
  return entries;
}

/** Chains of one sale and group that a text may continue: a group rarely runs more side by side. */
const CHAINS_MAX = 8;

/**
 * The newest reading of each chain that was pasted for the sale from this group (or from no group in particular),
 * newest first. Two tabs that paste the same text at once take turns here.
 */
export async function findLatestPastes(
  ctx: Context,
  input: { saleId: string; communityId: string | null },
): Promise<EarlierPaste[]> {
  await ctx.tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`intake ${input.saleId}`}, 0))`);
  return ctx.tx.many<EarlierPaste>(sql`
    select paste.id, paste.status, paste.text_hash,
      ${earlierEntries} as entries
    from intake.pastes paste
    where paste.shop_id = ${ctx.shopId} and paste.sale_id = ${input.saleId} and paste.status <> 'discarded'
      and (paste.community_id = ${input.communityId} or paste.community_id is null or ${input.communityId === null})
      and not exists (select 1 from intake.pastes later
        where later.shop_id = paste.shop_id and later.previous_id = paste.id and later.status <> 'discarded')
    order by paste.created_at desc, paste.id desc limit ${CHAINS_MAX} for no key update of paste`);
}

/** Counts one change of the paste, so that another tab's next step is refused instead of mixed in. */
export async function touchPaste(ctx: Context, pasteId: string): Promise<number> {
  const { version } = await ctx.tx.one<{ version: number }>(sql`
    update intake.pastes set version = version + 1 where shop_id = ${ctx.shopId} and id = ${pasteId}
    returning version`);
  return version;
}

/** Nothing of it waits any more, or a longer version of the chain asks again what waited. */
export async function finishPaste(ctx: Context, pasteId: string): Promise<void> {
  await ctx.tx.run(sql`
    update intake.pastes set status = 'confirmed', finished_at = ${ctx.now}, version = version + 1
    where shop_id = ${ctx.shopId} and id = ${pasteId}`);
}
