import type { Context } from '../../kernel/context.ts';
import { settleStock } from './settle-stock.ts';
import type { Demand } from './stock.ts';

/**
 * Gives back what was set aside for orders that will not be, at most what each still holds.
 * @returns what was given back
 */
export const releaseStock = (ctx: Context, demands: readonly Demand[]): Promise<Demand[]> =>
  settleStock(ctx, 'release', demands);
