import { mkdir, readFile, writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { readPicture } from '../../kernel/files/read-picture.ts';
import { drawPaymentCode } from './payment-code.ts';
import { drawingFile, pictureFile, pictureKeys, renderedFacts, type PictureKey } from './pictures.ts';
import type { PictureFacts } from './read-rendered.ts';

/** The SVG text of a picture, the sample payment code with its code in place. */
export async function readDrawing(key: PictureKey): Promise<string> {
  return key === 'payment-code' ? drawPaymentCode() : readFile(drawingFile(key), 'utf8');
}

// Run this file after changing a drawing: it paints every WebP file anew, one after the other, about a minute.
if (import.meta.main) {
  const facts: Partial<Record<PictureKey, PictureFacts>> = {};
  for (const key of pictureKeys) {
    const drawing = Buffer.from(await readDrawing(key));
    const { versions, ...fact } = await readPicture(await sharp(drawing).png().toBuffer());
    facts[key] = fact;
    for (const { width, bytes } of versions) {
      await mkdir(new URL('.', pictureFile(key, width)), { recursive: true });
      await writeFile(pictureFile(key, width), bytes);
    }
  }
  await writeFile(renderedFacts, `${JSON.stringify(facts, null, 2)}\n`);
}
