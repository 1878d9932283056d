import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { findNicknames } from '../communities/index.ts';
import type { Menu } from '../sales/index.ts';
import type { ReadingAids } from './read-paste.ts';

/** What the shop already knows that helps to read this group's text: its people's names and the words it was taught. */
export async function findAids(
  ctx: Context,
  input: { menu: Menu; communityId: string | null },
): Promise<ReadingAids> {
  const [people, learned] = await Promise.all([
    input.communityId === null ? [] : findNicknames(ctx, input.communityId),
    ctx.tx.many<{ words: string; skuId: string }>(sql`
      select words, sku_id from intake.learned_words
      where shop_id = ${ctx.shopId} and kind = 'item' and forgotten_at is null
        and (community_id = ${input.communityId} or community_id is null)`),
  ]);
  const itemOf = new Map(input.menu.items.map((item) => [item.sku.skuId as string, item.itemId]));
  const known = learned.flatMap(({ words, skuId }) => {
    const itemId = itemOf.get(skuId);
    return itemId === undefined ? [] : [{ words, itemId }];
  });
  return { menu: input.menu, people, learned: known };
}
