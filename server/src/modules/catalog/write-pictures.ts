import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { notFound } from '../../kernel/errors.ts';
import type { ProductId } from './product.ts';

/** The pictures of one product, the cover first. */
export interface PictureList {
  productId: ProductId;
  fileIds: readonly string[];
}

/**
 * Replaces the pictures of products.
 * @throws not_found `catalog.picture_not_found` when a picture has not been uploaded to this shop
 */
export async function writePictures(ctx: Context, lists: readonly PictureList[]): Promise<void> {
  const rows = lists.flatMap(({ productId, fileIds }) =>
    fileIds.map((fileId, position) => ({ productId, fileId, position })),
  );
  await ctx.tx.run(sql`
    delete from catalog.product_pictures
    where shop_id = ${ctx.shopId} and product_id = any(${lists.map((list) => list.productId)}::uuid[])`);
  if (rows.length === 0) return;
  const written = await ctx.tx.run(sql`
    insert into catalog.product_pictures (shop_id, product_id, position, file_id)
    select ${ctx.shopId}, picture.product_id, picture.position, file.id
    from unnest(
      ${rows.map((row) => row.productId)}::uuid[],
      ${rows.map((row) => row.position)}::smallint[],
      ${rows.map((row) => row.fileId)}::uuid[]
    ) as picture (product_id, position, file_id)
    join kernel.files file on file.shop_id = ${ctx.shopId} and file.id = picture.file_id`);
  if (written !== rows.length) throw notFound('catalog.picture_not_found');
}
