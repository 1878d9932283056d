import type { Outcome } from '../../kernel/batch.ts';
import type { Context } from '../../kernel/context.ts';
import { conflict, DomainError } from '../../kernel/errors.ts';
import { closeOrders, editOrder, lockOrders } from '../orders/index.ts';
import type { SettledEntry } from './confirm-paste.ts';
import type { StoredEntry } from './find-pastes.ts';
import { wishOf } from './place-entries.ts';

/**
 * Changes the order of an entry whose line now says something else; delivery stays as it is.
 * @returns its refusal instead of throwing it; commands check everything before they write
 */
export async function editEntry(ctx: Context, entry: StoredEntry): Promise<Outcome<string>> {
  const [order] = await lockOrders(ctx, [entry.orderId!]);
  if (!order || order.closedAt !== null) return { ok: false, error: conflict('intake.order_gone') };
  try {
    await editOrder(ctx, {
      orderId: order.id,
      version: order.version,
      lines: wishOf(entry),
      delivery: {
        kind: order.deliveryKind,
        recipientName: order.recipientName,
        phone: order.phone,
        building: order.building,
        unit: order.unit,
        room: order.room,
        address: order.address,
        ...(order.pickupPointId === null ? {} : { pickupPointId: order.pickupPointId }),
      },
      buyerNote: entry.reading.note.slice(0, 500),
      byStaff: true,
    });
    return { ok: true, value: order.id };
  } catch (error) {
    if (error instanceof DomainError) return { ok: false, error };
    throw error;
  }
}

/** Closes the orders of entries that are cancelled now; one with money on it waits for the seller. */
export async function cancelEntries(ctx: Context, entries: readonly StoredEntry[]): Promise<SettledEntry[]> {
  if (entries.length === 0) return [];
  const outcomes = await closeOrders(ctx, {
    orderIds: entries.map((entry) => entry.orderId!),
    reason: 'buyer_cancelled',
  });
  return entries.map((entry, index) => {
    const { error } = outcomes[index]!;
    const done = error === undefined || error.code === 'orders.already_closed';
    const outcome: Outcome<string> = done ? { ok: true, value: entry.orderId! } : { ok: false, error };
    return { entry, personId: entry.personId ?? '', outcome };
  });
}
