import { Type, type Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { fenAmount, id, instant, line, list, object, oneOf, optional, text } from '../../kernel/http/schemas.ts';
import { newCode } from '../../kernel/ids.ts';
import { findSkus, type SkuId } from '../catalog/index.ts';
import { checkWindow, deliveryKinds, type SaleId } from './sale.ts';
import { arrangeItems, ITEMS_MAX, WantedItem } from './items.ts';
import { setAudience } from './set-audience.ts';
import { insertItems } from './write-items.ts';

export const CreateSale = object({
  title: line(40, 1),
  words: optional(text(1_000)),
  startsAt: instant(),
  endsAt: instant(),
  deliveryKinds: Type.Array(oneOf(deliveryKinds), { minItems: 1, maxItems: 3, uniqueItems: true }),
  pickupNote: optional(line(100)),
  freightFen: optional(fenAmount()),
  communityIds: optional(list(id(), 100)),
  items: list(WantedItem, ITEMS_MAX),
});
export type CreateSale = Static<typeof CreateSale>;

const CODE_LENGTH = 6;
const ATTEMPTS_MAX = 8;

/**
 * Creates a sale as a draft. Codes, prices and limits not given are filled in.
 * @returns its id and the public code of its link
 * @throws invalid `sales.bad_window`, `sales.deadline_past`, then those of `arrangeItems`, not_found `communities.community_not_found`
 */
export async function createSale(
  ctx: Context,
  input: CreateSale,
  copiedFromId?: SaleId,
): Promise<{ saleId: SaleId; code: string }> {
  const window = { startsAt: new Date(input.startsAt), endsAt: new Date(input.endsAt) };
  checkWindow(window, ctx.now);
  const skus = await findSkus(
    ctx,
    input.items.map((item) => item.skuId as SkuId),
  );
  const { kept } = arrangeItems(input.items, skus);
  const sale = await insertSale(ctx, input, window, copiedFromId);
  await insertItems(ctx, sale.saleId, kept);
  await setAudience(ctx, sale.saleId, input.communityIds ?? []);
  return sale;
}

/** Number and code are drawn until both are free: a sale made at the same time may have taken them. */
async function insertSale(
  ctx: Context,
  input: CreateSale,
  window: { startsAt: Date; endsAt: Date },
  copiedFromId: SaleId | undefined,
): Promise<{ saleId: SaleId; code: string }> {
  const saleId = ctx.newId<SaleId>();
  const freightFen = input.deliveryKinds.includes('parcel') ? (input.freightFen ?? 0) : 0;
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt += 1) {
    const code = newCode(CODE_LENGTH);
    const inserted = await ctx.tx.run(sql`
      insert into sales.sales (shop_id, id, number, code, title, words, status, starts_at, ends_at, delivery_kinds,
        pickup_note, freight_fen, copied_from_id, created_at)
      select ${ctx.shopId}, ${saleId}, coalesce(max(number), 0) + 1, ${code}, ${input.title.trim()},
        ${input.words?.trim() ?? ''}, 'draft', ${window.startsAt}, ${window.endsAt}, ${input.deliveryKinds}::text[],
        ${input.pickupNote?.trim() ?? ''}, ${freightFen}, ${copiedFromId ?? null}, ${ctx.now}
      from sales.sales where shop_id = ${ctx.shopId}
      on conflict do nothing`);
    if (inserted === 1) return { saleId, code };
  }
  throw new Error('no free number or code for a sale');
}
