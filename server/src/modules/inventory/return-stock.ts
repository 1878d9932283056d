import type { Context } from '../../kernel/context.ts';
import { settleStock } from './settle-stock.ts';
import type { Demand } from './stock.ts';

/**
 * Puts goods that came back on sale again, at most what was shipped for each order.
 * @returns what came back
 */
export const returnStock = (ctx: Context, demands: readonly Demand[]): Promise<Demand[]> =>
  settleStock(ctx, 'return', demands);
