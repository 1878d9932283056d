import { timingSafeEqual } from 'node:crypto';
import { pinyin } from '../../kernel/pinyin/pinyin.ts';
import type { Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { conflict, invalid, unauthenticated } from '../../kernel/errors.ts';
import { line, object, optional, text } from '../../kernel/http/schemas.ts';
import { tokenHash } from '../../kernel/ids.ts';
import { hashPassword } from './set-password.ts';
import { createShop } from './create-shop.ts';
import { ANY_HOST } from './shop.ts';
import { startSession } from './start-session.ts';

/** Name of the installation's secret that the first owner's link carries. */
export const SETUP_SECRET = 'setup-link';

export const SetUpShop = object({
  token: line(200, 1),
  sellerName: line(20, 1),
  shopName: line(40, 1),
  login: line(60, 1),
  password: optional(line(200, 8)),
  intro: optional(text(2_000)),
});

/**
 * Creates the first shop of an installation with its owner and signs the owner in. Only the link printed at the first
 * start can do it, and only while there is no shop.
 * @throws conflict `shops.already_set_up`; unauthenticated `shops.setup_link_wrong`; invalid `shops.name_required`
 */
export async function setUpShop(ctx: Context, input: Static<typeof SetUpShop>): Promise<{ token: string }> {
  if ((await findAnyHost(ctx)) !== undefined) throw conflict('shops.already_set_up');
  const secret = await ctx.tx.maybeOne<{ value: Buffer }>(sql`
    select value from kernel.secrets where name = ${SETUP_SECRET}`);
  const expected = tokenHash(secret?.value.toString('base64url') ?? '');
  if (!secret || !timingSafeEqual(expected, tokenHash(input.token))) throw unauthenticated('shops.setup_link_wrong');
  if ([input.sellerName, input.shopName, input.login].some((name) => name.trim() === '')) {
    throw invalid('shops.name_required');
  }
  const { ownerId } = await createShop(ctx, {
    slug: slugOf(input.shopName),
    name: input.shopName,
    sellerName: input.sellerName,
    ownerLogin: input.login,
    intro: input.intro ?? '',
  });
  // Two tabs at once: the second waited for the first one's row and finds another shop here.
  if ((await findAnyHost(ctx)) !== ctx.shopId) throw conflict('shops.already_set_up');
  if (input.password !== undefined) {
    await ctx.tx.run(sql`
      update shops.staff set password_hash = ${await hashPassword(input.password)}
      where shop_id = ${ctx.shopId} and id = ${ownerId}`);
  }
  return startSession(ctx, { staffId: ownerId });
}

async function findAnyHost(ctx: Context): Promise<string | undefined> {
  const host = await ctx.tx.maybeOne<{ shopId: string }>(sql`
    select shop_id from shops.hosts where host = ${ANY_HOST}`);
  return host?.shopId;
}

/** An address for a shop's name: 小满的鲜果铺 becomes `xiao-man-de-xian-guo-pu`. */
export function slugOf(name: string): string {
  const latin = pinyin(name.normalize('NFKC'), { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }).join(
    '-',
  );
  const slug = latin
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
  return slug.length < 2 ? 'shop' : slug;
}
