import assert from 'node:assert/strict';
import { readdir, readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import jsQr from 'jsqr';
import sharp, { type Sharp } from 'sharp';
import { paymentCodeText } from './payment-code.ts';
import { drawingFile, pictureFile, pictureKeys, pictureSizes, type PictureKey } from './pictures.ts';
import { readRendered } from './read-rendered.ts';
import { readDrawing } from './render-pictures.ts';

const sampleWidth = 60;

/** Grey levels of a picture shrunk to a few pixels: enough to tell one drawing from another and from bare paper. */
async function shrink(image: Sharp): Promise<number[]> {
  return [...(await image.flatten().greyscale().resize({ width: sampleWidth }).raw().toBuffer())];
}

test('every drawing in the folder has a key, and every key a drawing', async () => {
  const files = (await readdir(new URL('.', import.meta.url))).filter((name) => name.endsWith('.svg'));
  assert.deepEqual(files.toSorted(), pictureKeys.map((key) => `${key}.svg`).toSorted());
});

test('a drawing is at most 40 KB and needs nothing from outside', async () => {
  for (const key of pictureKeys) {
    assert.ok((await stat(drawingFile(key))).size <= 40 * 1024, `${key} is too large`);
    const outside = (await readDrawing(key)).match(/(?:href="(?!#)|url\((?!#)|<script|<foreignObject|<!ENTITY)/);
    assert.equal(outside, null, `${key} refers to ${outside?.[0]}`);
  }
});

test('every drawing has its size, and the painted files are of that drawing in the widths a picture is kept in', async () => {
  for (const key of pictureKeys) {
    const drawing = Buffer.from(await readDrawing(key));
    const { width, height } = await sharp(drawing).metadata();
    assert.deepEqual({ width, height }, pictureSizes[key]);
    await assertSamePicture(key, drawing);
  }
});

async function assertSamePicture(key: PictureKey, drawing: Buffer): Promise<void> {
  const file = fileURLToPath(pictureFile(key));
  const { versions, tint, ...size } = await readRendered(key);
  const full = pictureSizes[key];
  const shrunk = Math.min(1, 1200 / full.width);
  assert.deepEqual(size, { width: full.width * shrunk, height: full.height * shrunk });
  assert.match(tint, /^#[0-9a-f]{6}$/);
  for (const version of versions) {
    const { width, format } = await sharp(version.bytes).metadata();
    assert.deepEqual({ width, format }, { width: Math.min(version.width, full.width), format: 'webp' });
  }
  // A quarter of the size each way is painted sixteen times as fast.
  const drawn = await shrink(sharp(drawing, { density: 18 }));
  const painted = await shrink(sharp(file));
  assert.ok(Math.max(...drawn) - Math.min(...drawn) > 60, `${key} is blank`);
  const difference = drawn.reduce((sum, grey, index) => sum + Math.abs(grey - (painted[index] ?? 0)), 0) / drawn.length;
  assert.ok(difference < 8, `${key}.webp is of an older drawing, it differs by ${difference.toFixed(1)} grey levels`);
}

test('a phone reads the sample payment code as plain words', async () => {
  const image = sharp(await readFile(pictureFile('payment-code')))
    .resize({ width: 540 })
    .ensureAlpha();
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  const code = jsQr.default(new Uint8ClampedArray(data), info.width, info.height);
  assert.equal(code?.data, paymentCodeText);
});
