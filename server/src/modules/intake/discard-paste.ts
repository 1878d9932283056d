import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { findEntries, lockPaste, touchPaste } from './find-pastes.ts';

/**
 * Puts a paste away. Orders that were confirmed from it stay; what waited is dropped.
 * @throws intake.paste_not_found, intake.already_finished, intake.changed_meanwhile
 */
export async function discardPaste(ctx: Context, input: { pasteId: string; version: number }): Promise<void> {
  const paste = await lockPaste(ctx, input.pasteId, input.version);
  const entries = await findEntries(ctx, paste.id);
  // A paste with orders in it still counts as the chain's last reading; an empty one never happened.
  const status = entries.some((entry) => entry.orderId !== null) ? 'confirmed' : 'discarded';
  await ctx.tx.run(sql`
    update intake.entries set status = 'skipped'
    where shop_id = ${ctx.shopId} and paste_id = ${paste.id} and status in ('ready', 'needs_decision')`);
  await ctx.tx.run(sql`
    update intake.pastes set status = ${status}, finished_at = ${ctx.now}
    where shop_id = ${ctx.shopId} and id = ${paste.id}`);
  await touchPaste(ctx, paste.id);
}
