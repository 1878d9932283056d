import type { Context } from '../../kernel/context.ts';
import { settleStock } from './settle-stock.ts';
import type { Demand } from './stock.ts';

/**
 * Takes what was set aside out of the house, at most what each order still holds.
 * @returns what went out
 */
export const shipStock = (ctx: Context, demands: readonly Demand[]): Promise<Demand[]> =>
  settleStock(ctx, 'ship', demands);
