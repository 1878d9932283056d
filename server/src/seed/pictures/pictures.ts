import type { pictureWidths } from '@heyi/ui/components/picture-widths.ts';

/** The drawings of the demo shop's goods, square, 1200 × 1200. */
export const productPictures = [
  'bayberry',
  'eggs',
  'rice-cake',
  'bamboo-shoot',
  'tea',
  'lotus-root',
  'hickory-nut',
  'mandarin',
  'greens',
  'honey',
  'sweet-potato',
  'plum-blossom-cake',
] as const;

export type ProductPicture = (typeof productPictures)[number];

/** All drawings with their size in pixels; a cover is 5:4, a payment code stands upright. */
export const pictureSizes = {
  ...Object.fromEntries(productPictures.map((key) => [key, { width: 1200, height: 1200 }])),
  seller: { width: 1200, height: 1200 },
  cover: { width: 1500, height: 1200 },
  'payment-code': { width: 1080, height: 1350 },
} as Record<PictureKey, { width: number; height: number }>;

export type PictureKey = ProductPicture | 'seller' | 'cover' | 'payment-code';

/** Every key, goods first. */
export const pictureKeys = Object.keys(pictureSizes) as PictureKey[];

/** A painted WebP file. Painting a drawing takes seconds, so it was done beforehand, in each width. */
export function pictureFile(key: PictureKey, width: (typeof pictureWidths)[number] = 1200): URL {
  return new URL(`../rendered/${width}/${key}.webp`, import.meta.url);
}

/** Size and tint of the painted files, by key. */
export const renderedFacts = new URL('../rendered/pictures.json', import.meta.url);

/** The drawing itself, as SVG. */
export function drawingFile(key: PictureKey): URL {
  return new URL(`${key}.svg`, import.meta.url);
}
