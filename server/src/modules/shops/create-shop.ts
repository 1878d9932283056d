import Type, { type Static } from 'typebox';
import { recordAudit } from '../../kernel/audit.ts';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { conflict } from '../../kernel/errors.ts';
import { line, object, optional, text } from '../../kernel/http/schemas.ts';
import { ANY_HOST, SLUG, type StaffId } from './shop.ts';

export const CreateShop = object({
  slug: Type.String({ pattern: SLUG }),
  name: line(40, 1),
  sellerName: line(20, 1),
  tagline: optional(line(60)),
  intro: optional(text(2_000)),
  exemptionStatement: optional(text(500)),
  ownerLogin: line(60, 1),
});

/**
 * Creates a shop under `ctx.shopId` with its owner. The first shop of an installation answers every host name.
 * @throws conflict `shops.slug_taken`
 */
export async function createShop(ctx: Context, input: Static<typeof CreateShop>): Promise<{ ownerId: StaffId }> {
  const inserted = await ctx.tx.run(sql`
    insert into shops.shops (shop_id, slug, name, seller_name, tagline, intro, exemption_statement, created_at)
    values (${ctx.shopId}, ${input.slug}, ${input.name.trim()}, ${input.sellerName.trim()}, ${input.tagline ?? ''},
      ${input.intro ?? ''}, ${input.exemptionStatement ?? ''}, ${ctx.now})
    on conflict do nothing`);
  // Where shops are spread over machines, slugs cannot be compared there: the row of the host is the promise.
  const named =
    inserted === 1 &&
    (await ctx.tx.run(sql`
      insert into shops.hosts (host, shop_id) values (${input.slug}, ${ctx.shopId}) on conflict do nothing`));
  if (!named) throw conflict('shops.slug_taken', { slug: input.slug });
  await ctx.tx.run(sql`
    insert into shops.hosts (host, shop_id) values (${ANY_HOST}, ${ctx.shopId}) on conflict do nothing`);
  const ownerId = ctx.newId<StaffId>();
  await ctx.tx.run(sql`
    insert into shops.staff (shop_id, id, name, login, role, created_at)
    values (${ctx.shopId}, ${ownerId}, ${input.sellerName.trim()}, ${input.ownerLogin.trim()}, 'owner', ${ctx.now})`);
  await recordAudit(ctx, { action: 'shop.created', subject: ctx.shopId, details: { slug: input.slug } });
  return { ownerId };
}
