import { invalid } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Transitions } from '../../kernel/transitions.ts';

export type SaleId = Id<'sale'>;
export type ItemId = Id<'sale_item'>;

export const saleStatuses = ['draft', 'open', 'closed', 'archived'] as const;
export type SaleStatus = (typeof saleStatuses)[number];

export const deliveryKinds = ['pickup', 'building', 'parcel'] as const;
export type DeliveryKind = (typeof deliveryKinds)[number];

export type SaleAction = 'edit' | 'open' | 'extend' | 'close' | 'archive';

/** Extending a closed sale opens it again. */
export const saleTransitions: Transitions<SaleStatus, SaleAction> = {
  draft: { edit: 'draft', open: 'open', archive: 'archived' },
  open: { edit: 'open', extend: 'open', close: 'closed' },
  closed: { extend: 'open', archive: 'archived' },
  archived: {},
};

export type SaleWindow = { status: SaleStatus; startsAt: Date; endsAt: Date };

/** Whether friends may order at an instant; the deadline itself still counts. */
export function orderingState(sale: SaleWindow, at: Date): 'open' | 'not_started' | 'ended' {
  if (sale.status === 'draft') return 'not_started';
  if (sale.status !== 'open' || at > sale.endsAt) return 'ended';
  return at < sale.startsAt ? 'not_started' : 'open';
}

/** @throws invalid `sales.bad_window`, `sales.deadline_past` */
export function checkWindow(window: { startsAt: Date; endsAt: Date }, now: Date): void {
  if (window.startsAt >= window.endsAt) throw invalid('sales.bad_window');
  if (window.endsAt <= now) throw invalid('sales.deadline_past');
}
