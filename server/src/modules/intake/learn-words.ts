import type { Static } from 'typebox';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { conflict, notFound } from '../../kernel/errors.ts';
import { id, line, nullable, object } from '../../kernel/http/schemas.ts';
import { findSkus } from '../catalog/index.ts';
import { foldBuyer } from './entry.ts';

export const LearnWords = object({ communityId: nullable(id()), words: line(30, 1), skuId: id() });

/**
 * From now on these words mean this SKU in this group. Words that already mean something else there are refused:
 * forget the old meaning first.
 * @throws not_found `intake.sku_not_found`; conflict `intake.words_taken`
 */
export async function learnWords(ctx: Context, input: Static<typeof LearnWords>): Promise<{ id: string }> {
  const [sku] = await findSkus(ctx, [input.skuId as never]);
  if (!sku) throw notFound('intake.sku_not_found');
  const match = foldBuyer(input.words);
  const known = await ctx.tx.maybeOne<{ id: string; skuId: string }>(sql`
    select id, sku_id from intake.learned_words
    where shop_id = ${ctx.shopId} and kind = 'item' and match_words = ${match} and forgotten_at is null
      and community_id is not distinct from ${input.communityId} limit 1`);
  if (known?.skuId === input.skuId) return { id: known.id };
  if (known) throw conflict('intake.words_taken', { words: input.words });
  const wordsId = ctx.newId();
  await ctx.tx.run(sql`
    insert into intake.learned_words (shop_id, id, community_id, kind, words, match_words, sku_id, created_at)
    values (${ctx.shopId}, ${wordsId}, ${input.communityId}, 'item', ${input.words.trim()}, ${match}, ${input.skuId},
      ${ctx.now})`);
  return { id: wordsId };
}

/** @throws not_found `intake.words_not_found` */
export async function forgetWords(ctx: Context, input: { wordsId: string }): Promise<void> {
  const forgotten = await ctx.tx.run(sql`
    update intake.learned_words set forgotten_at = ${ctx.now}
    where shop_id = ${ctx.shopId} and id = ${input.wordsId} and forgotten_at is null`);
  if (forgotten === 0) throw notFound('intake.words_not_found');
}
