import type { Actor, Kernel } from '../kernel/context.ts';
import type { ShopId } from '../kernel/ids.ts';
import { createShop } from '../modules/shops/index.ts';
import { seedGoods } from './seed-goods.ts';
import { seedPeople } from './seed-people.ts';
import { seedSale } from './seed-sale.ts';
import { seedShopPictures } from './seed-shop-pictures.ts';
import { createStoryteller } from './storyteller.ts';
import { sales, shop } from './story/index.ts';

const FOUNDED_HOURS = -24 * 60;

/**
 * Makes the demo shop by running the real commands at the times of its story: sixty days of a seller, her friends, a
 * finished round and an open one.
 */
export async function seedDemo(kernel: Kernel, options: { mediaFolder: string }): Promise<ShopId> {
  const shopId = kernel.newId<ShopId>();
  let seller: Actor = { kind: 'system', job: 'seed' };
  const teller = createStoryteller(kernel, { shopId, mediaFolder: options.mediaFolder, seller: () => seller });
  const { ownerId } = await teller.at(FOUNDED_HOURS, (ctx) =>
    createShop(ctx, {
      slug: shop.slug,
      name: shop.name,
      sellerName: shop.sellerName,
      tagline: shop.tagline,
      intro: shop.intro.join('\n\n'),
      exemptionStatement: shop.exemptionStatement,
      ownerLogin: shop.slug,
    }),
  );
  seller = { kind: 'staff', staffId: ownerId, name: shop.sellerName, role: 'owner' };
  await seedShopPictures(teller, FOUNDED_HOURS);
  await seedGoods(teller, FOUNDED_HOURS);
  await seedPeople(teller, FOUNDED_HOURS);
  await seedSale(teller, sales.finished);
  await seedSale(teller, sales.open);
  return shopId;
}
