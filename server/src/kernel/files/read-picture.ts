import { pictureWidths } from '@heyi/ui/components/picture-widths.ts';
import type { Sharp, SharpInput, SharpOptions } from 'sharp';
import { invalid } from '../errors.ts';

/** Bytes of an uploaded picture at most. */
export const PICTURE_BYTES_MAX = 10 * 1024 * 1024;
const PIXELS_MAX = 40_000_000;
/** WebP ends at 16,383; long pictures of goods come near it. */
const HEIGHT_MAX = 16_000;

/** A picture made anew from an upload: nothing of the original's bytes or metadata is left. */
export interface Picture {
  /** Of the widest version, in pixels, turned as the camera was held. */
  width: number;
  height: number;
  /** The average colour, `#rrggbb`: shown while the picture loads. */
  tint: string;
  versions: { width: (typeof pictureWidths)[number]; bytes: Buffer }[];
}

type Open = (bytes: SharpInput, options?: SharpOptions) => Sharp;

/** Loaded with the first picture: a start needs none. */
async function loadSharp(): Promise<Open> {
  const { default: sharp } = await import('sharp');
  // Pictures are read one after the other and nothing is kept: a burst of uploads must not take the machine's memory.
  sharp.cache(false);
  sharp.concurrency(1);
  return sharp;
}

let queue: Promise<unknown> = Promise.resolve();

/**
 * Decodes a JPEG, PNG or WebP and encodes it again as WebP in each width.
 * @throws invalid `files.too_large`, `files.not_a_picture`, `files.too_many_pixels`
 */
export function readPicture(bytes: Buffer): Promise<Picture> {
  const reading = queue.then(() => decode(bytes));
  queue = reading.catch(() => undefined);
  return reading;
}

async function decode(bytes: Buffer): Promise<Picture> {
  if (bytes.length > PICTURE_BYTES_MAX) throw invalid('files.too_large', { megabytes: PICTURE_BYTES_MAX / 1024 ** 2 });
  // The name and the declared type prove nothing, and sharp alone would also open SVG and more.
  if (!isPhotograph(bytes)) throw invalid('files.not_a_picture');
  const sharp = await loadSharp();
  // Reads the header only: nothing is unpacked before its size is known.
  const { width, height } = await understood(sharp(bytes, { limitInputPixels: false }).metadata());
  if (width * height > PIXELS_MAX) throw invalid('files.too_many_pixels', { megapixels: PIXELS_MAX / 1e6 });
  const fit = { height: HEIGHT_MAX, fit: 'inside', withoutEnlargement: true } as const;
  const source = sharp(bytes, { limitInputPixels: PIXELS_MAX, failOn: 'error', autoOrient: true });
  const upright = source.resize({ width: pictureWidths.at(-1)!, ...fit }).webp({ quality: 80 });
  const widest = await understood(upright.toBuffer({ resolveWithObject: true }));
  const versions: Picture['versions'] = [];
  for (const versionWidth of pictureWidths.slice(0, -1)) {
    const version = sharp(widest.data)
      .resize({ width: versionWidth, ...fit })
      .webp({ quality: 78 });
    versions.push({ width: versionWidth, bytes: await version.toBuffer() });
  }
  versions.push({ width: pictureWidths.at(-1)!, bytes: widest.data });
  return {
    width: widest.info.width,
    height: widest.info.height,
    tint: await averageColour(sharp(widest.data)),
    versions,
  };
}

function isPhotograph(bytes: Buffer): boolean {
  const latin = bytes.subarray(0, 12).toString('latin1');
  return latin.startsWith('\xff\xd8\xff') || latin.startsWith('\x89PNG\r\n\x1a\n') || /^RIFF[^]{4}WEBP/.test(latin);
}

/** Whatever the decoder says of broken bytes, to a person it is one thing. */
async function understood<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch {
    throw invalid('files.not_a_picture');
  }
}

async function averageColour(picture: Sharp): Promise<string> {
  const pixel = picture.flatten({ background: '#ffffff' }).resize(1, 1, { fit: 'fill' }).removeAlpha();
  const rgb = await pixel.raw().toBuffer();
  return `#${rgb.subarray(0, 3).toString('hex')}`;
}
