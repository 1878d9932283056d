import { deliverOrders, handOver, sendParcels } from '../modules/fulfilment/index.ts';
import { closeOrders, findLines, markPaid, refundOrder, type OrderId } from '../modules/orders/index.ts';
import { recordTouches } from '../modules/outreach/index.ts';
import { closeSale, createSale, findMenu, openSale, type SaleId } from '../modules/sales/index.ts';
import { seedChain } from './seed-chain.ts';
import { seedStorefrontOrder } from './seed-storefront-order.ts';
import type { SaleDelivery, SaleStory } from './story/index.ts';
import type { Storyteller } from './storyteller.ts';

/** An order the story has placed, with what becomes of it. */
export interface ToldOrder {
  readonly orderId: OrderId;
  readonly personId: string;
  readonly delivery: SaleDelivery['kind'];
  readonly paid: { readonly method: 'transfer' | 'cash'; readonly atHours: number } | null;
  readonly cancelledAtHours: number | null;
}

/** A whole round: opened, ordered in the group and by link, paid, closed, handed out, with its refunds. */
export async function seedSale(teller: Storyteller, story: SaleStory): Promise<void> {
  const saleId = await openStory(teller, story);
  const items = await teller.at(story.startsAtHours, (ctx) => findMenu(ctx, saleId));
  const itemOf = new Map(items.items.map((item) => [item.code, item.itemId as string]));
  const acts = [
    ...story.storefrontOrders.map((order) => ({
      atHours: order.placedAtHours,
      tell: async () => [await seedStorefrontOrder(teller, { saleId, order, itemOf })],
    })),
    ...story.chains.map((chain) => ({
      atHours: chain.pastedAtHours,
      tell: () => seedChain(teller, { saleId, chain, itemOf }),
    })),
  ].toSorted((a, b) => a.atHours - b.atHours);
  const told: ToldOrder[] = [];
  for (const act of acts) told.push(...(await act.tell()));
  await settleOrders(teller, told);
  if (story.endsAtHours < 0) await teller.at(story.endsAtHours, (ctx) => closeSale(ctx, { saleId }));
  if (story.handedOutAtHours !== null) await handOut(teller, told, story.handedOutAtHours);
  for (const refund of story.refunds) await giveBack(teller, told, refund, itemOf);
}

const DAY_MS = 86_400_000;
/** Hours of the shop's clock (UTC+8) counted from midnight UTC: nine in the morning, eight in the evening. */
const MORNING_MS = 1 * 3_600_000;
const EVENING_MS = 12 * 3_600_000;

/** Nobody closes a round at 02:31: it opens at nine in the morning and ends at eight in the evening. */
const morningBefore = (at: Date): Date =>
  new Date(Math.floor((at.getTime() - MORNING_MS) / DAY_MS) * DAY_MS + MORNING_MS);

const eveningAfter = (at: Date): Date =>
  new Date(Math.ceil((at.getTime() - EVENING_MS) / DAY_MS) * DAY_MS + EVENING_MS);

async function openStory(teller: Storyteller, story: SaleStory): Promise<SaleId> {
  const { title, words, pickupNote, freightFen, startsAtHours, endsAtHours } = story;
  return teller.at(startsAtHours, async (ctx) => {
    const communityIds = story.communities.map((key) => teller.book.get('community', key));
    const { saleId } = await createSale(ctx, {
      title,
      words,
      pickupNote,
      freightFen,
      startsAt: morningBefore(teller.instant(startsAtHours)).toISOString(),
      endsAt: eveningAfter(teller.instant(endsAtHours)).toISOString(),
      deliveryKinds: [...story.deliveryKinds],
      communityIds,
      items: story.items.map(({ sku, ...item }) => ({ ...item, skuId: teller.book.get('sku', sku) })),
    });
    await openSale(ctx, { saleId });
    await recordTouches(
      ctx,
      communityIds.map((communityId) => ({ channel: 'group_text', subjectId: saleId, communityId })),
    );
    return saleId;
  });
}

async function settleOrders(teller: Storyteller, told: readonly ToldOrder[]): Promise<void> {
  const paid = told.filter((order) => order.paid !== null).toSorted((a, b) => a.paid!.atHours - b.paid!.atHours);
  for (const { orderId, paid: payment } of paid) {
    await teller.at(payment!.atHours, (ctx) => markPaid(ctx, { orderIds: [orderId], method: payment!.method }));
  }
  for (const { orderId, cancelledAtHours } of told) {
    if (cancelledAtHours === null) continue;
    await teller.at(cancelledAtHours, (ctx) => closeOrders(ctx, { orderIds: [orderId], reason: 'buyer_cancelled' }));
  }
}

async function handOut(teller: Storyteller, told: readonly ToldOrder[], hours: number): Promise<void> {
  const live = told.filter((order) => order.cancelledAtHours === null);
  const of = (kind: SaleDelivery['kind']) => live.filter((order) => order.delivery === kind);
  const pickups = of('pickup').map(({ orderId }) => ({ orderId }));
  const parcels = of('parcel').map(({ orderId }, index) => ({
    orderId,
    courier: '顺丰速运',
    trackingNo: `SF${1_570_410_000_000 + index * 37}`,
  }));
  await teller.at(hours, async (ctx) => {
    if (pickups.length > 0) await handOver(ctx, { orders: pickups, how: 'list' });
    await deliverOrders(ctx, { orderIds: of('building').map(({ orderId }) => orderId) });
    if (parcels.length > 0) await sendParcels(ctx, { parcels });
  });
}

async function giveBack(
  teller: Storyteller,
  told: readonly ToldOrder[],
  refund: SaleStory['refunds'][number],
  itemOf: ReadonlyMap<string, string>,
): Promise<void> {
  const personId = teller.book.get('person', refund.person);
  const ids = told.filter((order) => order.personId === personId).map(({ orderId }) => orderId);
  await teller.at(refund.refundedAtHours, async (ctx) => {
    const lines = await findLines(ctx, ids);
    const line = lines.find((row) => row.itemId === itemOf.get(refund.itemCode))!;
    await refundOrder(ctx, {
      orderId: line.orderId,
      lines: [{ position: line.position, amountFen: refund.amountFen }],
      method: refund.method,
      reason: refund.reason,
    });
  });
}
