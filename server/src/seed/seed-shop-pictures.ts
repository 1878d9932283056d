import { storePicture } from '../kernel/files/store-picture.ts';
import { updateShop } from '../modules/shops/index.ts';
import type { PictureKey } from './pictures/pictures.ts';
import { readRendered } from './pictures/read-rendered.ts';
import { shop } from './story/index.ts';
import type { Storyteller } from './storyteller.ts';

/** Puts one of the drawings into the shop, the way an upload does; it was read beforehand. */
export async function storeDrawing(teller: Storyteller, hours: number, key: PictureKey): Promise<string> {
  const picture = await readRendered(key);
  const { fileId } = await teller.at(hours, (ctx) => storePicture(ctx, teller.mediaFolder, picture));
  return fileId;
}

/** The seller's face, the cover and the payment code. */
export async function seedShopPictures(teller: Storyteller, hours: number): Promise<void> {
  const portraitFileId = await storeDrawing(teller, hours, 'seller');
  const coverFileId = await storeDrawing(teller, hours, 'cover');
  const paymentCodeFileId = await storeDrawing(teller, hours, 'payment-code');
  await teller.at(hours, (ctx) =>
    updateShop(ctx, { portraitFileId, coverFileId, paymentCodeFileId, paymentNote: shop.paymentNote }),
  );
}
