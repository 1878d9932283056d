import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { aProduct } from '../../../test/factories/catalog.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { readPicture } from '../../kernel/files/read-picture.ts';
import { storePicture } from '../../kernel/files/store-picture.ts';
import { readGoodsDetail } from '../../screens/goods/goods-detail.ts';
import { writePictures } from './write-pictures.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(() => shop.close());

const detailOf = (productId: string) => shop.read((ctx) => readGoodsDetail(ctx, productId));

async function somePictures(count: number): Promise<string[]> {
  const fileIds: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const background = { r: 40 * index, g: 100, b: 200 };
    const image = sharp({ create: { width: 8, height: 8, channels: 3, background } });
    const picture = await readPicture(await image.png().toBuffer());
    fileIds.push((await shop.run((ctx) => storePicture(ctx, shop.mediaFolder, picture))).fileId);
  }
  return fileIds;
}

test('pictures are replaced in the order given', async () => {
  const [one, two, three] = await somePictures(3);
  const { productId } = await shop.run((ctx) => aProduct(ctx, { pictureFileIds: [one!, two!] }));
  await shop.run((ctx) => writePictures(ctx, [{ productId, fileIds: [three!, one!] }]));
  assert.deepEqual(
    (await detailOf(productId)).pictures.map((picture) => picture.fileId),
    [three, one],
  );
});

test('a picture that was never uploaded here leaves the pictures as they are', async () => {
  const [one] = await somePictures(1);
  const { productId } = await shop.run((ctx) => aProduct(ctx, { pictureFileIds: [one!] }));
  const attempt = shop.run((ctx) => writePictures(ctx, [{ productId, fileIds: [randomUUID()] }]));
  await assert.rejects(attempt, { code: 'catalog.picture_not_found' });
  assert.deepEqual(
    (await detailOf(productId)).pictures.map((picture) => picture.fileId),
    [one],
  );
});
