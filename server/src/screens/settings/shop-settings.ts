import Type, { type Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { route, type Route } from '../../kernel/http/route.ts';
import { id, line, nullable, object } from '../../kernel/http/schemas.ts';

const ShopSettings = object({
  slug: line(),
  name: line(),
  sellerName: line(),
  tagline: Type.String(),
  intro: Type.String(),
  exemptionStatement: Type.String(),
  portraitFileId: nullable(id()),
  coverFileId: nullable(id()),
  paymentCodeFileId: nullable(id()),
  paymentNote: Type.String(),
  timeZone: line(),
  unpaidCloseMinutes: Type.Integer(),
  autoCompleteDays: Type.Integer(),
});
export type ShopSettings = Static<typeof ShopSettings>;

export const readShopSettings = (ctx: Context): Promise<ShopSettings> =>
  ctx.tx.one<ShopSettings>(sql`
    select slug, name, seller_name, tagline, intro, exemption_statement, portrait_file_id, cover_file_id,
      payment_code_file_id, payment_note, time_zone, unpaid_close_minutes, auto_complete_days
    from shops.shops where shop_id = ${ctx.shopId}`);

export const shopSettingsScreen: Route = route({
  method: 'GET',
  url: '/api/admin/shop',
  summary: 'The shop: names, words, pictures, how friends pay, timers',
  access: { kind: 'staff', may: 'settings:read' },
  rate: 'read',
  audit: 'none',
  reply: ShopSettings,
  run: 'read',
  handle: ({ ctx }) => readShopSettings(ctx),
});
