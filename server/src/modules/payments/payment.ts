import type { Id } from '../../kernel/ids.ts';
import type { Transitions } from '../../kernel/transitions.ts';

export type PaymentId = Id<'payment'>;
export type PaymentMethod = 'transfer' | 'cash';
export type PaymentStatus = 'pending' | 'captured' | 'void';

/** A captured payment is voided only by undoing the tick; money that goes back is a refund. */
export const paymentTransitions = {
  pending: { capture: 'captured', void: 'void' },
  captured: { undo: 'void' },
  void: {},
} as const satisfies Transitions<PaymentStatus, 'capture' | 'void' | 'undo'>;

/** What callers learn of a payment they moved. */
export interface MovedPayment {
  readonly id: PaymentId;
  readonly purposeId: string;
  readonly scopeId: string | null;
  readonly payerPersonId: string;
  readonly amountFen: number;
  readonly method: PaymentMethod;
}
