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
  // A paste that made or changed orders still counts as the chain's last reading; another one never happened.
  const changed = entries.some((entry) => entry.status === 'confirmed' && entry.change !== 'unchanged');
  const status = changed ? 'confirmed' : 'discarded';
  await ctx.tx.run(sql`
    update intake.entries set status = 'skipped'
    where shop_id = ${ctx.shopId} and paste_id = ${paste.id} and status in ('ready', 'needs_decision')`);
  await ctx.tx.run(sql`
    update intake.pastes set status = ${status}, finished_at = ${ctx.now}
    where shop_id = ${ctx.shopId} and id = ${paste.id}`);
  await touchPaste(ctx, paste.id);
  if (status === 'discarded') await reopenPrevious(ctx, paste.id);
}

/** What waited in the shorter version waits there again. */
async function reopenPrevious(ctx: Context, pasteId: string): Promise<void> {
  await ctx.tx.run(sql`
    update intake.pastes previous set status = 'reviewing', finished_at = null, version = previous.version + 1
    from intake.pastes paste
    where paste.shop_id = ${ctx.shopId} and paste.id = ${pasteId} and previous.shop_id = paste.shop_id
      and previous.id = paste.previous_id and previous.status = 'confirmed' and exists (
        select 1 from intake.entries entry where entry.shop_id = previous.shop_id and entry.paste_id = previous.id
          and entry.status in ('ready', 'needs_decision'))`);
}
