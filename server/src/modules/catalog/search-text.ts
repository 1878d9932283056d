import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { spokenTerms } from '../../kernel/pinyin/spoken-terms.ts';
import type { ProductId } from './product.ts';

/** Width, capitals, spaces and punctuation do not count. */
const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]/gu, '');

/** What a search for goods looks through: name and nicknames folded, in full pinyin and in initials. */
export function searchTextOf(names: Iterable<string>): string {
  const terms = new Set<string>();
  for (const name of names) {
    const folded = fold(name);
    if (folded === '') continue;
    terms.add(folded);
    if (!/\p{Script=Han}/u.test(folded)) continue;
    for (const term of spokenTerms(folded, 'word')) terms.add(term);
  }
  return [...terms].join(' ');
}

/** The pattern of `like` that finds goods by a part of a name, pinyin or initials; undefined when there is nothing. */
export function searchPattern(query: string): string | undefined {
  const folded = fold(query);
  return folded === '' ? undefined : `%${folded}%`;
}

/** Makes the searchable text of a product follow its names. */
export async function refreshSearchText(ctx: Context, productId: ProductId): Promise<void> {
  const { name, aliases } = await ctx.tx.one<{ name: string; aliases: string[] }>(sql`
    select name, aliases from catalog.products where shop_id = ${ctx.shopId} and id = ${productId}`);
  await ctx.tx.run(sql`
    update catalog.products set search_text = ${searchTextOf([name, ...aliases]) || name}
    where shop_id = ${ctx.shopId} and id = ${productId}`);
}
