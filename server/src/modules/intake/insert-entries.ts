import type { Context } from '../../kernel/context.ts';
import { json, sql } from '../../kernel/database.ts';
import type { PasteId } from './entry.ts';
import type { JudgedEntry } from './judge-entries.ts';

/** Keeps entries of a paste in their order, behind those it has already. */
export async function insertEntries(
  ctx: Context,
  pasteId: PasteId,
  entries: readonly JudgedEntry[],
  behind = 0,
): Promise<void> {
  await ctx.tx.run(sql`
    insert into intake.entries (shop_id, id, paste_id, position, chain_key, change, status, reading, decision,
      person_id, order_id)
    select ${ctx.shopId}, id, ${pasteId}, position, chain_key, change, status, reading, decision, person_id, order_id
    from unnest(${entries.map(() => ctx.newId())}::uuid[], ${entries.map((_, index) => behind + index + 1)}::int[],
      ${entries.map((entry) => entry.chainKey)}::text[], ${entries.map((entry) => entry.change)}::text[],
      ${entries.map((entry) => entry.status)}::text[], ${entries.map((entry) => json(entry.reading))}::jsonb[],
      ${entries.map((entry) => (entry.decision ? json(entry.decision) : null))}::jsonb[],
      ${entries.map((entry) => entry.personId)}::uuid[], ${entries.map((entry) => entry.orderId)}::uuid[])
      as entry (id, position, chain_key, change, status, reading, decision, person_id, order_id)`);
}
