import { actorName, type Context } from '../../kernel/context.ts';
import { json, sql } from '../../kernel/database.ts';
import type { Id } from '../../kernel/ids.ts';

export type ChangeId = Id<'order_change'>;

export interface OrderChange {
  readonly id?: ChangeId;
  readonly orderId: string;
  readonly kind: string;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

/** The order's own history: what it was before and what it is now. */
export async function recordChanges(ctx: Context, changes: readonly OrderChange[]): Promise<void> {
  if (changes.length === 0) return;
  await ctx.tx.run(sql`
    insert into orders.changes (shop_id, id, order_id, kind, actor, before, after, at)
    select ${ctx.shopId}, id, order_id, kind, ${actorName(ctx.actor)}, before, after, ${ctx.now}
    from unnest(${changes.map((change) => change.id ?? ctx.newId())}::uuid[],
      ${changes.map((change) => change.orderId)}::uuid[], ${changes.map((change) => change.kind)}::text[],
      ${changes.map((change) => json(change.before))}::jsonb[], ${changes.map((change) => json(change.after))}::jsonb[])
      as change (id, order_id, kind, before, after)`);
}
