import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { formWith } from '../../../test/upload.ts';
import { sql } from '../database.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(() => shop.close());

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 80, b: 40 } } });

async function upload(bytes: Buffer, name: string, mediaType?: string) {
  const { app, signedIn } = await shop.app();
  const form = await formWith(bytes, name, mediaType);
  const headers = { ...signedIn, ...form.headers, 'idempotency-key': randomUUID() };
  const reply = await app.inject({ method: 'POST', url: '/api/admin/pictures', headers, payload: form.payload });
  return { status: reply.statusCode, body: reply.json<Record<string, string & number>>() };
}

const countFiles = () =>
  shop.read((ctx) =>
    ctx.tx.one<{ count: number }>(sql`
    select count(*)::int as count from kernel.files where shop_id = ${ctx.shopId}`),
  );

async function refuses(bytes: Buffer, name: string, status: number, code: string) {
  const before = await countFiles();
  const reply = await upload(bytes, name, 'image/png');
  assert.deepEqual([reply.status, reply.body['code']], [status, code]);
  assert.deepEqual(await countFiles(), before);
}

/** A PNG of a few kilobytes that unpacks to gigabytes. */
function pngBomb(side: number): Buffer {
  const chunk = (type: string, body: Buffer) => {
    const typed = Buffer.concat([Buffer.from(type, 'latin1'), body]);
    const frame = Buffer.alloc(8 + typed.length);
    frame.writeUInt32BE(body.length, 0);
    typed.copy(frame, 4);
    frame.writeUInt32BE(crc32(typed), 4 + typed.length);
    return frame;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2], 8);
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  const rows = deflateSync(Buffer.alloc(1_000_000));
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

test('a photograph is kept upright as WebP in three widths without its metadata', async () => {
  const photograph = await plain(2400, 1600)
    .withMetadata({ orientation: 6, exif: { IFD0: { Make: 'Secret Camera' } } })
    .jpeg()
    .toBuffer();
  assert.equal(photograph.includes('Secret Camera'), true);
  const { status, body } = await upload(photograph, 'IMG_1.JPG', 'image/jpeg');
  assert.equal(status, 200);
  assert.deepEqual([body['width'], body['height'], body['tint']], [1200, 1800, '#c65028']);
  const { app } = await shop.app();
  for (const width of [320, 750, 1200]) {
    const reply = await app.inject({ url: `/media/${body['fileId']}/${width}.webp` });
    assert.equal(reply.headers['content-type'], 'image/webp');
    assert.equal(reply.headers['cache-control'], 'public, max-age=31536000, immutable');
    const kept = await sharp(reply.rawPayload).metadata();
    assert.deepEqual([kept.format, kept.width, kept.exif], ['webp', width, undefined]);
    assert.equal(reply.rawPayload.includes('Secret Camera'), false);
  }
});

test('the same picture sent twice is kept once', async () => {
  const picture = await plain(400, 300).png().toBuffer();
  const first = await upload(picture, 'a.png');
  const before = await countFiles();
  const second = await upload(picture, 'b.png');
  assert.equal(second.body['fileId'], first.body['fileId']);
  assert.deepEqual(await countFiles(), before);
});

test('a small picture is not blown up and a very long one fits', async () => {
  const small = await upload(await plain(200, 100).webp().toBuffer(), 'small.webp');
  assert.deepEqual([small.body['width'], small.body['height']], [200, 100]);
  const long = await upload(await plain(750, 30_000).jpeg().toBuffer(), 'long.jpg');
  assert.deepEqual([long.status, long.body['width'], long.body['height']], [200, 400, 16_000]);
});

test('what is no photograph is refused whatever its name says', async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>');
  await refuses(Buffer.from('just text'), 'photo.png', 400, 'files.not_a_picture');
  await refuses(svg, 'photo.png', 400, 'files.not_a_picture');
  await refuses(Buffer.alloc(0), 'photo.png', 400, 'files.not_a_picture');
  await refuses(await plain(9, 9).gif().toBuffer(), 'photo.png', 400, 'files.not_a_picture');
  await refuses(Buffer.from('\x89PNG\r\n\x1a\nnothing', 'latin1'), 'photo.png', 400, 'files.not_a_picture');
});

test('a JPEG that ends half way is refused', async () => {
  const noise = { type: 'gaussian', mean: 120, sigma: 40 } as const;
  const grain = sharp({ create: { width: 600, height: 600, channels: 3, background: '#888', noise } });
  const whole = await grain.jpeg().toBuffer();
  await refuses(whole.subarray(0, whole.length / 2), 'half.jpg', 400, 'files.not_a_picture');
});

test('a picture of monstrous dimensions is refused before it is unpacked', async () => {
  const started = performance.now();
  await refuses(pngBomb(60_000), 'bomb.png', 400, 'files.too_many_pixels');
  await refuses(pngBomb(7_000), 'bomb.png', 400, 'files.too_many_pixels');
  assert.ok(performance.now() - started < 2_000);
});

test('more than ten megabytes are refused', async () => {
  const heavy = Buffer.concat([await plain(9, 9).png().toBuffer(), Buffer.alloc(10 * 1024 * 1024)]);
  await refuses(heavy, 'heavy.png', 413, 'http.file_too_large');
});

test('only known widths of known pictures are served, and only staff may upload', async () => {
  const { app } = await shop.app();
  const unknown = '00000000-0000-7000-8000-000000000000';
  for (const [url, status] of [
    [`/media/${unknown}/320.webp`, 404],
    [`/media/${unknown}/321.webp`, 400],
    [`/media/..%2f..%2fetc/320.webp`, 400],
  ] as const) {
    assert.equal((await app.inject({ url })).statusCode, status, url);
  }
  const form = await formWith(await plain(9, 9).png().toBuffer(), 'a.png');
  const stranger = await app.inject({ method: 'POST', url: '/api/admin/pictures', ...form });
  assert.deepEqual([stranger.statusCode, stranger.json().code], [401, 'http.sign_in_required']);
});
