import { createProduct, createSupplier } from '../modules/catalog/index.ts';
import { trackStock } from '../modules/inventory/index.ts';
import { storeDrawing } from './seed-shop-pictures.ts';
import { products, suppliers, type ProductStory } from './story/index.ts';
import type { Storyteller } from './storyteller.ts';

/** Suppliers, goods with their drawings, and what lies in the store. */
export async function seedGoods(teller: Storyteller, hours: number): Promise<void> {
  for (const { key, ...supplier } of suppliers) {
    const { supplierId } = await teller.at(hours, (ctx) => createSupplier(ctx, supplier));
    teller.book.set('supplier', key, supplierId);
  }
  for (const product of products) await seedProduct(teller, hours, product);
}

async function seedProduct(teller: Storyteller, hours: number, product: ProductStory): Promise<void> {
  const fileId = await storeDrawing(teller, hours, product.picture);
  const { name, subtitle, category, origin, story, aliases, skus } = product;
  const { skuIds } = await teller.at(hours, (ctx) =>
    createProduct(ctx, {
      name,
      subtitle,
      category,
      origin,
      story,
      aliases: [...aliases],
      supplierId: teller.book.get('supplier', product.supplier),
      pictureFileIds: [fileId],
      skus: skus.map(({ initialStock: _, ...sku }) => sku),
    }),
  );
  skus.forEach((sku, index) => teller.book.set('sku', sku.code, skuIds[index]!));
  const stock = skus.flatMap(({ initialStock }, index) =>
    initialStock === null ? [] : [{ skuId: skuIds[index]!, quantity: initialStock }],
  );
  await teller.at(hours, (ctx) => trackStock(ctx, stock));
}
