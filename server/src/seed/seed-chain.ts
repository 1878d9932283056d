import { sql } from '../kernel/database.ts';
import { confirmPaste, decideEntry, pasteText } from '../modules/intake/index.ts';
import type { OrderId } from '../modules/orders/index.ts';
import type { ToldOrder } from './seed-sale.ts';
import type { ChainOrderStory, ChainStory } from './story/index.ts';
import type { Storyteller } from './storyteller.ts';

export interface ChainTelling {
  readonly saleId: string;
  readonly chain: ChainStory;
  readonly itemOf: ReadonlyMap<string, string>;
}

interface EntryRow {
  id: string;
  seq: number | null;
  orderId: OrderId | null;
  personId: string | null;
  delivery: ToldOrder['delivery'] | null;
}

/** The seller pastes a group's chain, decides what it asks, and confirms: the same commands as the inbox's. */
export async function seedChain(teller: Storyteller, { saleId, chain, itemOf }: ChainTelling): Promise<ToldOrder[]> {
  const communityId = teller.book.get('community', chain.community);
  const hours = chain.pastedAtHours;
  const { pasteId } = await teller.at(hours, (ctx) =>
    pasteText(ctx, { saleId, communityId, text: chain.text, delivery: deliveryOf(teller, chain) }),
  );
  let version = 1;
  for (const row of await readEntries(teller, hours, pasteId)) {
    const told = row.seq === null ? undefined : standingOrder(chain, row.seq);
    const decision = told ? decisionOf(teller, told, itemOf) : { skip: true };
    const decide = { pasteId, entryId: row.id, version, ...decision };
    ({ version } = await teller.at(hours, (ctx) => decideEntry(ctx, decide)));
  }
  await teller.at(hours, (ctx) => confirmPaste(ctx, { pasteId, version }));
  const placed = await readEntries(teller, hours, pasteId);
  return placed.flatMap((row): ToldOrder[] => {
    if (row.orderId === null || row.seq === null) return [];
    const paid = standingOrder(chain, row.seq)?.paid ?? null;
    return [{ orderId: row.orderId, personId: row.personId!, delivery: row.delivery!, paid, cancelledAtHours: null }];
  });
}

function deliveryOf(teller: Storyteller, { delivery }: ChainStory) {
  if (delivery.kind !== 'pickup') return { kind: delivery.kind };
  return { kind: delivery.kind, pickupPointId: teller.book.get('pickup point', delivery.pickupPoint) };
}

const standingOrder = (chain: ChainStory, seq: number): ChainOrderStory | undefined =>
  chain.orders.find((order) => order.entry === seq && !order.cancelled);

function decisionOf(teller: Storyteller, told: ChainOrderStory, itemOf: ReadonlyMap<string, string>) {
  const items = Object.entries(told.quantities).map(([code, quantity]) => ({ itemId: itemOf.get(code)!, quantity }));
  return { items, personId: told.person === null ? null : teller.book.get('person', told.person) };
}

const readEntries = (teller: Storyteller, hours: number, pasteId: string): Promise<EntryRow[]> =>
  teller.at(hours, (ctx) =>
    ctx.tx.many<EntryRow>(sql`
      select entry.id, (entry.reading->>'seq')::int as seq, entry.order_id, o.person_id, o.delivery_kind as delivery
      from intake.entries entry
      left join orders.orders o on o.shop_id = entry.shop_id and o.id = entry.order_id
      where entry.shop_id = ${ctx.shopId} and entry.paste_id = ${pasteId} and entry.status <> 'skipped'
      order by entry.position`),
  );
