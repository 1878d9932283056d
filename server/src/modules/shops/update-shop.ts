import Type, { type Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { invalid, notFound } from '../../kernel/errors.ts';
import { id, line, nullable, object, optional, text } from '../../kernel/http/schemas.ts';

export const UpdateShop = object({
  name: optional(line(40, 1)),
  sellerName: optional(line(20, 1)),
  tagline: optional(line(60)),
  intro: optional(text(2_000)),
  exemptionStatement: optional(text(500)),
  portraitFileId: optional(nullable(id())),
  coverFileId: optional(nullable(id())),
  paymentCodeFileId: optional(nullable(id())),
  paymentNote: optional(text(300)),
  unpaidCloseMinutes: optional(Type.Integer({ minimum: 10, maximum: 43_200 })),
  autoCompleteDays: optional(Type.Integer({ minimum: 1, maximum: 60 })),
});

interface Shop {
  name: string;
  sellerName: string;
  tagline: string;
  intro: string;
  exemptionStatement: string;
  portraitFileId: string | null;
  coverFileId: string | null;
  paymentCodeFileId: string | null;
  paymentNote: string;
  unpaidCloseMinutes: number;
  autoCompleteDays: number;
}

/**
 * Changes what is given of the shop and leaves the rest. Orders keep the deadlines they were given.
 * @throws invalid `shops.name_required`; not_found `shops.picture_not_found`
 */
export async function updateShop(ctx: Context, input: Static<typeof UpdateShop>): Promise<void> {
  const before = await ctx.tx.one<Shop>(sql`
    select name, seller_name, tagline, intro, exemption_statement, portrait_file_id, cover_file_id,
      payment_code_file_id, payment_note, unpaid_close_minutes, auto_complete_days
    from shops.shops where shop_id = ${ctx.shopId} for update`);
  const shop: Shop = { ...before, ...input };
  if (shop.name.trim() === '' || shop.sellerName.trim() === '') throw invalid('shops.name_required');
  await refuseMissing(ctx, [input.portraitFileId, input.coverFileId, input.paymentCodeFileId]);
  await ctx.tx.run(sql`
    update shops.shops set
      name = ${shop.name.trim()}, seller_name = ${shop.sellerName.trim()}, tagline = ${shop.tagline.trim()},
      intro = ${shop.intro.trim()}, exemption_statement = ${shop.exemptionStatement.trim()},
      portrait_file_id = ${shop.portraitFileId}, cover_file_id = ${shop.coverFileId},
      payment_code_file_id = ${shop.paymentCodeFileId}, payment_note = ${shop.paymentNote.trim()},
      unpaid_close_minutes = ${shop.unpaidCloseMinutes}, auto_complete_days = ${shop.autoCompleteDays}
    where shop_id = ${ctx.shopId}`);
}

async function refuseMissing(ctx: Context, files: readonly (string | null | undefined)[]): Promise<void> {
  const wanted = [...new Set(files.filter((file) => typeof file === 'string'))];
  if (wanted.length === 0) return;
  const found = await ctx.tx.many(sql`
    select id from kernel.files where shop_id = ${ctx.shopId} and id = any(${wanted}::uuid[])`);
  if (found.length < wanted.length) throw notFound('shops.picture_not_found');
}
