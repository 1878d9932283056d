import Type, { type Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { id, nullable, object, oneOf } from '../../kernel/http/schemas.ts';
import { findNicknames } from '../communities/index.ts';
import { findMenu, type Menu } from '../sales/index.ts';
import { parseOptionsOf, type ReadingAids } from './read-paste.ts';

export const ShownAids = object({
  saleId: id(),
  title: Type.String(),
  deliveryKinds: Type.Array(oneOf(['pickup', 'building', 'parcel'])),
  /** What the parser takes besides the text: with it a page reads exactly as the server does. */
  options: object({
    menu: Type.Array(
      object({
        id: id(),
        code: Type.String(),
        name: Type.String(),
        aliases: Type.Array(Type.String()),
        spec: nullable(Type.String()),
        price: Type.Number(),
        unit: Type.String(),
      }),
    ),
    people: Type.Array(object({ name: Type.String() })),
    learnedAliases: Type.Array(object({ text: Type.String(), offering: id() })),
  }),
  /** Every taught word that counts in this group, also for goods that are not in this sale. */
  words: Type.Array(
    object({ id: id(), words: Type.String(), name: Type.String(), spec: Type.String(), communityId: nullable(id()) }),
  ),
});

/** What the shop already knows that helps to read this group's text: its people's names and the words it was taught. */
export async function findAids(ctx: Context, input: { menu: Menu; communityId: string | null }): Promise<ReadingAids> {
  const [people, learned] = await Promise.all([
    input.communityId === null ? [] : findNicknames(ctx, input.communityId),
    ctx.tx.many<{ words: string; skuId: string }>(sql`
      select words, sku_id from intake.learned_words
      where shop_id = ${ctx.shopId} and kind = 'item' and forgotten_at is null
        and (community_id = ${input.communityId} or community_id is null)
      order by community_id nulls last, id`),
  ]);
  const itemOf = new Map(input.menu.items.map((item) => [item.sku.skuId as string, item.itemId]));
  const known = learned.flatMap(({ words, skuId }) => {
    const itemId = itemOf.get(skuId);
    return itemId === undefined ? [] : [{ words, itemId }];
  });
  return { menu: input.menu, people, learned: known };
}

/** @throws not_found `sales.not_found` */
export async function showAids(
  ctx: Context,
  input: { saleId: string; communityId: string | null },
): Promise<Static<typeof ShownAids>> {
  const menu = await findMenu(ctx, input.saleId);
  const aids = await findAids(ctx, { menu, communityId: input.communityId });
  const words = await ctx.tx.many<Static<typeof ShownAids>['words'][number]>(sql`
    select word.id, word.words, product.name, sku.spec, word.community_id
    from intake.learned_words word
    join catalog.skus sku on sku.shop_id = word.shop_id and sku.id = word.sku_id
    join catalog.products product on product.shop_id = sku.shop_id and product.id = sku.product_id
    where word.shop_id = ${ctx.shopId} and word.kind = 'item' and word.forgotten_at is null
      and (word.community_id = ${input.communityId} or word.community_id is null)
    order by word.id desc limit 500`);
  return {
    saleId: menu.saleId,
    title: menu.title,
    deliveryKinds: [...menu.deliveryKinds],
    options: parseOptionsOf(aids),
    words,
  };
}
