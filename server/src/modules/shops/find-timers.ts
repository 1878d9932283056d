import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';

export interface Timers {
  /** Minutes until an unpaid storefront order closes. */
  readonly unpaidCloseMinutes: number;
  /** Days after delivery until an order completes. */
  readonly autoCompleteDays: number;
}

/** The shop's timers; an order keeps the deadlines it was given. */
export function findTimers(ctx: Context): Promise<Timers> {
  return ctx.tx.one<Timers>(sql`
    select unpaid_close_minutes, auto_complete_days from shops.shops where shop_id = ${ctx.shopId}`);
}
