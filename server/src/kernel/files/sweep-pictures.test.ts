import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { updateShop } from '../../modules/shops/index.ts';
import { addDays } from '../clock.ts';
import { sql } from '../database.ts';
import { systemNewId } from '../ids.ts';
import { readPicture } from './read-picture.ts';
import { storePicture } from './store-picture.ts';
import { sweepPictures } from './sweep-pictures.ts';

let shop: TestShop;
before(async () => void (shop = await createTestShop()));
after(() => shop.close());

async function aPicture(red: number): Promise<string> {
  const png = sharp({ create: { width: 40, height: 40, channels: 3, background: { r: red, g: 80, b: 40 } } }).png();
  const picture = await readPicture(await png.toBuffer());
  return (await shop.run((ctx) => storePicture(ctx, shop.mediaFolder, picture))).fileId;
}

const home = (fileId: string) => join(shop.mediaFolder, shop.shopId, fileId);

async function keptOf(fileIds: string[]): Promise<boolean[]> {
  const rows = await shop.read((ctx) =>
    ctx.tx.many<{ id: string }>(sql`select id from kernel.files where shop_id = ${ctx.shopId}`),
  );
  const named = new Set(rows.map(({ id }) => id));
  return fileIds.map((fileId) => {
    assert.equal(existsSync(home(fileId)), named.has(fileId), 'a picture has both its row and its files, or neither');
    return named.has(fileId);
  });
}

test('a picture that nothing shows is gone after a week, files and row; others stay', async () => {
  const [unused, portrait, again] = [await aPicture(10), await aPicture(120), await aPicture(240)];
  await shop.run((ctx) => updateShop(ctx, { portraitFileId: portrait! }));
  const sweep = sweepPictures(shop.mediaFolder);
  shop.now = addDays(shop.now, 6);
  await sweep.run(shop.kernel);
  assert.deepEqual(await keptOf([unused, portrait, again]), [true, true, true]);
  shop.now = addDays(shop.now, 2);
  assert.equal(await aPicture(240), again);
  await sweep.run(shop.kernel);
  assert.deepEqual(await keptOf([unused, portrait, again]), [false, true, true]);
});

test('files without a row are gone after a week, and younger ones stay', async () => {
  const [left, young] = [systemNewId(), systemNewId()];
  for (const fileId of [left, young]) await mkdir(home(fileId), { recursive: true });
  await utimes(home(left), addDays(shop.now, -8), addDays(shop.now, -8));
  await utimes(home(young), addDays(shop.now, -1), addDays(shop.now, -1));
  await sweepPictures(shop.mediaFolder).run(shop.kernel);
  assert.deepEqual([existsSync(home(left)), existsSync(home(young))], [false, true]);
});
