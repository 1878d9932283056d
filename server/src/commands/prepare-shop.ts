import { inShop } from '../kernel/context.ts';
import { sql } from '../kernel/database.ts';
import type { ShopId } from '../kernel/ids.ts';
import { createShop } from '../modules/shops/index.ts';
import type { Runtime } from '../runtime.ts';

/** On a database without a shop: seeds the demo, or leaves it to the owner's first visit. */
export async function prepareShop(runtime: Runtime, options: { empty: boolean }): Promise<void> {
  const { kernel } = runtime;
  const exists = await kernel.database.transaction('platform', (tx) =>
    tx.maybeOne<{ shopId: string }>(sql`select shop_id from shops.shops limit 1`),
  );
  if (exists || options.empty) return;
  const shopId = kernel.newId<ShopId>();
  await inShop(kernel, shopId, { kind: 'system', job: 'seed' }, (ctx) =>
    createShop(ctx, { slug: 'demo', name: '示例小店', sellerName: '店主', ownerLogin: 'owner' }),
  );
}
