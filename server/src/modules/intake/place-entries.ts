import type { Context } from '../../kernel/context.ts';
import { findCommunityPickupPoints, type PickupPoint } from '../communities/index.ts';
import { placeOrders, type OrderRequest } from '../orders/index.ts';
import type { Menu } from '../sales/index.ts';
import type { PersonedEntry, SettledEntry } from './confirm-paste.ts';
import type { Door } from './entry-people.ts';
import { foldBuyer, type PasteDelivery } from './entry.ts';
import type { LockedPaste, StoredEntry } from './find-pastes.ts';

export interface PlaceEntries {
  readonly paste: LockedPaste;
  readonly menu: Menu;
  readonly entries: readonly PersonedEntry[];
  readonly rooms: ReadonlyMap<string, Door>;
}

/** Places the new entries of a chain as one set. */
export async function placeEntries(ctx: Context, input: PlaceEntries): Promise<SettledEntry[]> {
  if (input.entries.length === 0) return [];
  const points = await findCommunityPickupPoints(ctx, input.paste.communityId);
  const requests = input.entries.map(({ entry, personId }): OrderRequest => {
    const { reading } = entry;
    return {
      saleId: input.paste.saleId,
      channel: 'chain',
      person: { id: personId as never },
      communityId: input.paste.communityId,
      lines: wishOf(entry),
      delivery: deliveryOf(entry, { ...input, usual: input.paste.delivery, points, door: input.rooms.get(personId) }),
      ...(reading.note === '' ? {} : { buyerNote: reading.note.slice(0, 500) }),
    };
  });
  const outcomes = await placeOrders(ctx, requests);
  return input.entries.map((row, index) => {
    const outcome = outcomes[index]!;
    return { ...row, outcome: outcome.ok ? { ok: true, value: outcome.value.orderId } : outcome };
  });
}

/** What the entry asks for: as decided, else as read. Ready entries have no open goods. */
export function wishOf(entry: StoredEntry): { itemId: string; quantity: number; note: string }[] {
  if (entry.decision) return entry.decision.items.map((item) => ({ ...item }));
  return entry.reading.items.map((item) => ({ ...item, itemId: item.itemId!, quantity: item.quantity! }));
}

interface Surroundings {
  readonly menu: Menu;
  readonly usual: PasteDelivery | null;
  readonly points: readonly PickupPoint[];
  readonly door: Door | undefined;
}

/**
 * How a chain order is delivered. What the line itself says wins; then what is usual for this group; else a parcel
 * when the line gives an address and the sale sends parcels; to the door when a room is known and the sale goes there;
 * else pickup at the point the line names, or the group's only one.
 */
export function deliveryOf(entry: StoredEntry, { menu, usual, points, door }: Surroundings): OrderRequest['delivery'] {
  const { reading, decision } = entry;
  const room = decision?.room ?? (reading.room !== '' ? pickDoor(reading) : door);
  const who = {
    recipientName: (reading.recipient || decision?.buyer || reading.buyer).slice(0, 40),
    ...(reading.phone === '' ? {} : { phone: reading.phone.slice(0, 20) }),
    ...(room ? pickDoor(room) : {}),
    ...(reading.address === '' ? {} : { address: reading.address.slice(0, 200) }),
  };
  const offers = menu.deliveryKinds;
  if (reading.address !== '' && reading.phone !== '' && offers.includes('parcel')) return { kind: 'parcel', ...who };
  const named = points.find((point) => reading.pickup !== '' && foldBuyer(point.name) === foldBuyer(reading.pickup));
  const usualPoint = points.find((point) => point.id === usual?.pickupPointId);
  const pickup = named ?? usualPoint ?? (points.length === 1 ? points[0] : undefined);
  if (usual?.kind === 'building' && offers.includes('building') && named === undefined) {
    return { kind: 'building', ...who };
  }
  if (usual?.kind === 'pickup' && offers.includes('pickup')) {
    return { kind: 'pickup', ...who, ...(pickup ? { pickupPointId: pickup.id } : {}) };
  }
  if (offers.includes('pickup') && (named !== undefined || !offers.includes('building') || !room?.room)) {
    return { kind: 'pickup', ...who, ...(pickup ? { pickupPointId: pickup.id } : {}) };
  }
  return { kind: offers.includes('building') ? 'building' : offers[0]!, ...who };
}

/** A door within the lengths an order keeps. */
export const pickDoor = ({ building, unit, room }: Door): Door => ({
  building: building.slice(0, 20),
  unit: unit.slice(0, 20),
  room: room.slice(0, 20),
});
