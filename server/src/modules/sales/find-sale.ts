import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { conflict, notFound } from '../../kernel/errors.ts';
import {
  saleTransitions,
  type DeliveryKind,
  type SaleAction,
  type SaleId,
  type SaleStatus,
  type SaleWindow,
} from './sale.ts';

export interface LockedSale extends SaleWindow {
  saleId: SaleId;
  title: string;
  words: string;
  deliveryKinds: DeliveryKind[];
  pickupNote: string;
  freightFen: number;
}

const refusals: Readonly<Record<SaleAction, `sales.${string}`>> = {
  edit: 'sales.not_editable',
  open: 'sales.cannot_open',
  extend: 'sales.cannot_extend',
  close: 'sales.cannot_close',
  archive: 'sales.cannot_archive',
};

/**
 * Locks a sale for an action. Orders wait until it is done.
 * @returns the sale as it is, and the status the action leads to
 * @throws not_found `sales.not_found`, conflict of the action with the status
 */
export async function lockSale(
  ctx: Context,
  saleId: SaleId,
  action: SaleAction,
): Promise<LockedSale & { nextStatus: SaleStatus }> {
  const sale = await ctx.tx.maybeOne<LockedSale>(sql`
    select id as sale_id, title, words, status, starts_at, ends_at, delivery_kinds, pickup_note, freight_fen
    from sales.sales where shop_id = ${ctx.shopId} and id = ${saleId} for no key update`);
  if (!sale) throw notFound('sales.not_found');
  const nextStatus = saleTransitions[sale.status][action];
  if (nextStatus === undefined) throw conflict(refusals[action], { status: sale.status });
  return { ...sale, nextStatus };
}
