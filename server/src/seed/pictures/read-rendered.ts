import { pictureWidths } from '@heyi/ui/components/picture-widths.ts';
import { readFile } from 'node:fs/promises';
import type { Picture } from '../../kernel/files/read-picture.ts';
import { pictureFile, renderedFacts, type PictureKey } from './pictures.ts';

/** Of the widest version, as `readPicture` measured it when the drawing was painted. */
export type PictureFacts = Omit<Picture, 'versions'>;

/** A drawing as an upload of it would have been read, without decoding anything: the first start must not take long. */
export async function readRendered(key: PictureKey): Promise<Picture> {
  const facts = JSON.parse(await readFile(renderedFacts, 'utf8')) as Record<PictureKey, PictureFacts>;
  const versions = pictureWidths.map(async (width) => ({ width, bytes: await readFile(pictureFile(key, width)) }));
  return { ...facts[key], versions: await Promise.all(versions) };
}
