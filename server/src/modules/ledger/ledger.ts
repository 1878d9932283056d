import type { Id } from '../../kernel/ids.ts';

/**
 * Accounts of a shop. `receivable` is per person and `supplier_payable` per supplier; the rest are the shop's own.
 * cash and transfer: money in hand · revenue, freight: what was sold · cost: what the goods cost.
 */
export type AccountKind = 'receivable' | 'revenue' | 'freight' | 'cash' | 'transfer' | 'cost' | 'supplier_payable';

export interface Account {
  readonly kind: AccountKind;
  readonly partyId?: string;
}

/** Money moves from credit to debit. */
export interface Posting {
  readonly debit: Account;
  readonly credit: Account;
  readonly amountFen: number;
}

export type TransactionId = Id<'ledger_transaction'>;

export type TransactionKind =
  | 'order_placed'
  | 'order_edited'
  | 'order_closed'
  | 'payment_captured'
  | 'capture_undone'
  | 'after_sale'
  | 'refund'
  | 'goods_delivered'
  | 'delivery_undone';

/** One business fact; a second one of the same kind and reference is refused by a unique index. */
export interface LedgerEntry {
  readonly kind: TransactionKind;
  readonly referenceId: string;
  /** What figures are grouped by: the sale. */
  readonly scopeId: string | null;
  readonly memo?: string;
  readonly postings: readonly Posting[];
}
