import { inShop } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import type { ShopId } from '../../kernel/ids.ts';
import type { Sweep } from '../../kernel/jobs.ts';
import type { ProductId } from './product.ts';
import { refreshSearchText } from './search-text.ts';

const PRODUCTS_PER_RUN = 200;

/** Goods written before there was a text to search get theirs. */
export const fillSearchText: Sweep = {
  name: 'fill-goods-search',
  schedule: '30 * * * * *',
  run: async (kernel) => {
    const waiting = await kernel.database.transaction('platform', (tx) =>
      tx.many<{ shopId: ShopId; id: ProductId }>(sql`
        select shop_id, id from catalog.products where search_text = '' limit ${PRODUCTS_PER_RUN}`),
    );
    for (const [shopId, products] of Map.groupBy(waiting, (row) => row.shopId)) {
      await inShop(kernel, shopId, { kind: 'system', job: 'fill-goods-search' }, async (ctx) => {
        for (const { id } of products) await refreshSearchText(ctx, id);
      });
    }
    return { full: waiting.length === PRODUCTS_PER_RUN };
  },
};
