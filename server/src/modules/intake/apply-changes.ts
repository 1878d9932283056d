import type { Outcome } from '../../kernel/batch.ts';
import type { Context } from '../../kernel/context.ts';
import { conflict, DomainError } from '../../kernel/errors.ts';
import { closeOrders, editOrder, lockOrders } from '../orders/index.ts';
import type { SettledEntry } from './confirm-paste.ts';
import type { StoredEntry } from './find-pastes.ts';
import { pickDoor, wishOf } from './place-entries.ts';

/**
 * Changes the order of an entry whose line now says something else; the way of delivery stays.
 * @returns its refusal instead of throwing it; commands check everything before they write
 */
export async function editEntry(ctx: Context, entry: StoredEntry): Promise<Outcome<string>> {
  const { reading } = entry;
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
        phone: reading.phone.slice(0, 20) || order.phone,
        ...(reading.room === '' ? pickDoor(order) : pickDoor(reading)),
        address: reading.address.slice(0, 200) || order.address,
        ...(order.pickupPointId === null ? {} : { pickupPointId: order.pickupPointId }),
      },
      buyerNote: reading.note.slice(0, 500),
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
