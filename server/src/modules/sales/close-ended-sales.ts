import { inShop, type Kernel } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import type { ShopId } from '../../kernel/ids.ts';
import type { Sweep } from '../../kernel/jobs.ts';

const SHOPS_PER_RUN = 200;

/** Closes open sales past their deadline. Orders are refused from the deadline on, whenever this runs. */
export const closeEndedSales: Sweep = {
  name: 'close-ended-sales',
  schedule: '*/20 * * * * *',
  run: async (kernel) => {
    const now = kernel.clock.now();
    const shops = await kernel.database.transaction('platform', (tx) =>
      tx.many<{ shopId: ShopId }>(sql`
        select distinct shop_id from sales.sales where status = 'open' and ends_at < ${now} limit ${SHOPS_PER_RUN}`),
    );
    for (const { shopId } of shops) await closeOfShop(kernel, shopId);
    return { full: shops.length === SHOPS_PER_RUN };
  },
};

function closeOfShop(kernel: Kernel, shopId: ShopId): Promise<number> {
  return inShop(kernel, shopId, { kind: 'system', job: 'close-ended-sales' }, (ctx) =>
    ctx.tx.run(sql`
      update sales.sales set status = 'closed', closed_at = ends_at
      where shop_id = ${ctx.shopId} and status = 'open' and ends_at < ${ctx.now}`),
  );
}
