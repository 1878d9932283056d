import { Type, type Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { none, sql } from '../../kernel/database.ts';
import { invalid } from '../../kernel/errors.ts';
import { fenAmount, id, instant, line, list, object, oneOf, optional, text } from '../../kernel/http/schemas.ts';
import { findSkus, type SkuId } from '../catalog/index.ts';
import { lockSale, type LockedSale } from './find-sale.ts';
import { checkWindow, deliveryKinds, type ItemId, type SaleId } from './sale.ts';
import { arrangeItems, ITEMS_MAX, WantedItem, type Item } from './items.ts';
import { setAudience } from './set-audience.ts';
import { insertItems, updateItems } from './write-items.ts';

/** Only what is said changes. `items` is the whole list in its new order: goods left out of it are taken off. */
export const UpdateSale = object({
  title: optional(line(40, 1)),
  words: optional(text(1_000)),
  startsAt: optional(instant()),
  endsAt: optional(instant()),
  deliveryKinds: optional(Type.Array(oneOf(deliveryKinds), { minItems: 1, maxItems: 3, uniqueItems: true })),
  pickupNote: optional(line(100)),
  freightFen: optional(fenAmount()),
  communityIds: optional(list(id(), 100)),
  items: optional(list(WantedItem, ITEMS_MAX)),
});
export type UpdateSale = Static<typeof UpdateSale>;

/**
 * Changes a draft or an open sale. A new price holds for new orders: placed orders keep a copy of theirs.
 * @throws not_found `sales.not_found`, conflict `sales.not_editable`, invalid `sales.bad_window`,
 *   `sales.deadline_past`, then those of `arrangeItems` and `setAudience`, invalid `sales.no_items` when it is open
 */
export async function updateSale(ctx: Context, input: UpdateSale & { saleId: SaleId }): Promise<void> {
  const sale = await lockSale(ctx, input.saleId, 'edit');
  await writeSale(ctx, sale, input);
  if (input.items !== undefined) await writeItems(ctx, sale, input.items);
  if (input.communityIds !== undefined) await setAudience(ctx, sale.saleId, input.communityIds);
}

async function writeSale(ctx: Context, sale: LockedSale, input: UpdateSale): Promise<void> {
  const startsAt = input.startsAt === undefined ? sale.startsAt : new Date(input.startsAt);
  const endsAt = input.endsAt === undefined ? sale.endsAt : new Date(input.endsAt);
  if (input.startsAt !== undefined || input.endsAt !== undefined) checkWindow({ startsAt, endsAt }, ctx.now);
  const kinds = input.deliveryKinds ?? sale.deliveryKinds;
  const freightFen = kinds.includes('parcel') ? (input.freightFen ?? sale.freightFen) : 0;
  await ctx.tx.run(sql`
    update sales.sales set starts_at = ${startsAt}, ends_at = ${endsAt}, delivery_kinds = ${kinds}::text[],
      freight_fen = ${freightFen}
      ${input.title === undefined ? none : sql`, title = ${input.title.trim()}`}
      ${input.words === undefined ? none : sql`, words = ${input.words.trim()}`}
      ${input.pickupNote === undefined ? none : sql`, pickup_note = ${input.pickupNote.trim()}`}
    where shop_id = ${ctx.shopId} and id = ${sale.saleId}`);
}

async function writeItems(ctx: Context, sale: LockedSale, wanted: readonly WantedItem[]): Promise<void> {
  const existing = await ctx.tx.many<Item>(sql`
    select id as item_id, sku_id, code, price_fen, limit_per_person, limit_total, sold from sales.items
    where shop_id = ${ctx.shopId} and sale_id = ${sale.saleId} and removed_at is null
    order by id for no key update`);
  const skuIds = wanted.map((item) => item.skuId as SkuId);
  const { kept, removed } = arrangeItems(wanted, await findSkus(ctx, skuIds), existing);
  if (sale.status === 'open' && kept.length === 0) throw invalid('sales.no_items');
  await freeCodes(ctx, sale.saleId, removed);
  await updateItems(ctx, sale.saleId, kept);
  await insertItems(ctx, sale.saleId, kept);
}

/** Takes goods off, and lets go of all codes first, so that A and B may change places. */
async function freeCodes(ctx: Context, saleId: SaleId, removed: readonly ItemId[]): Promise<void> {
  await ctx.tx.run(sql`
    update sales.items set removed_at = case when id = any(${removed}::uuid[]) then ${ctx.now}::timestamptz end,
      code = case when id = any(${removed}::uuid[]) then code else id::text end
    where shop_id = ${ctx.shopId} and sale_id = ${saleId} and removed_at is null`);
}
