import type { Id } from '../kernel/ids.ts';
import { placeOrders } from '../modules/orders/index.ts';
import type { ToldOrder } from './seed-sale.ts';
import { people, type SaleDelivery, type StorefrontOrderStory } from './story/index.ts';
import type { Storyteller } from './storyteller.ts';

export interface StorefrontTelling {
  readonly saleId: string;
  readonly order: StorefrontOrderStory;
  readonly itemOf: ReadonlyMap<string, string>;
}

/** A friend taps the link: the same command as the storefront's. */
export async function seedStorefrontOrder(
  teller: Storyteller,
  { saleId, order, itemOf }: StorefrontTelling,
): Promise<ToldOrder> {
  const personId = teller.book.get('person', order.person);
  const [outcome] = await teller.at(
    order.placedAtHours,
    (ctx) =>
      placeOrders(ctx, [
        {
          saleId,
          channel: 'storefront',
          person: { id: personId as never },
          visitorId: ctx.newId(),
          communityId: order.community === null ? null : teller.book.get('community', order.community),
          lines: Object.entries(order.quantities).map(([code, quantity]) => ({ itemId: itemOf.get(code)!, quantity })),
          delivery: deliveryOf(teller, order.person, order.delivery, order.community),
          buyerNote: order.buyerNote,
        },
      ]),
    { kind: 'visitor', visitorId: personId as unknown as Id<'visitor'> },
  );
  if (!outcome!.ok) throw outcome!.error;
  return {
    orderId: outcome!.value.orderId,
    personId,
    delivery: order.delivery.kind,
    paid: order.paid,
    cancelledAtHours: order.cancelled?.atHours ?? null,
  };
}

function deliveryOf(teller: Storyteller, key: string, wish: SaleDelivery, community: string | null) {
  const person = people.find((candidate) => candidate.key === key)!;
  const who = { recipientName: person.displayName, ...(person.phone === null ? {} : { phone: person.phone }) };
  if (wish.kind === 'parcel') return { kind: 'parcel' as const, ...who, address: wish.address };
  const home = person.memberships.find((membership) => membership.community === community)?.home ?? {};
  if (wish.kind === 'building') return { kind: 'building' as const, ...who, ...home };
  return {
    kind: 'pickup' as const,
    ...who,
    ...home,
    pickupPointId: teller.book.get('pickup point', wish.pickupPoint),
  };
}
