import type { Context } from '../../kernel/context.ts';
import { applyMovements, type Demand } from './stock.ts';

/**
 * Sets stock aside for demands that the caller has checked against `lockStock` in this transaction; SKUs without a
 * stock row must have been left out. The table's own check refuses to go below zero.
 */
export function takeLockedStock(ctx: Context, demands: readonly Demand[]): Promise<void> {
  return applyMovements(
    ctx,
    demands.map((demand) => ({ ...demand, kind: 'reserve' })),
  );
}
