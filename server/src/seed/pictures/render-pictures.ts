import { mkdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { drawPaymentCode } from './payment-code.ts';
import { drawingFile, pictureFile, pictureKeys, type PictureKey } from './pictures.ts';

/** The SVG text of a picture, the sample payment code with its code in place. */
export async function readDrawing(key: PictureKey): Promise<string> {
  return key === 'payment-code' ? drawPaymentCode() : readFile(drawingFile(key), 'utf8');
}

// Run this file after changing a drawing: it paints every WebP file anew, one after the other, about a minute.
if (import.meta.main) {
  await mkdir(new URL('.', pictureFile('cover')), { recursive: true });
  for (const key of pictureKeys) {
    const drawing = Buffer.from(await readDrawing(key));
    await sharp(drawing)
      .webp({ quality: 76, effort: 6 })
      .toFile(fileURLToPath(pictureFile(key)));
  }
}
