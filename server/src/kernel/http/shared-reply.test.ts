import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { SharedReplies } from './shared-reply.ts';

function someReplies() {
  const clock = { at: 0 };
  return { clock, replies: new SharedReplies(['x-fixed', 'yes'], () => clock.at) };
}

const textOf = (reply: { bytes: Buffer }): string => String(reply.bytes);

test('callers within a fifth of a second share one reading, and the next one reads anew', async () => {
  const { clock, replies } = someReplies();
  let readings = 0;
  const read = () => replies.read('shop page', 'identity', async () => Buffer.from(`reading ${++readings}`));
  const first = await Promise.all([read(), read(), read()]);
  clock.at = 199;
  assert.deepEqual(
    [...first, await read(), replies.find('shop page', 'identity')!].map(textOf),
    Array.from({ length: 5 }, () => 'reading 1'),
  );
  clock.at = 200;
  assert.equal(replies.find('shop page', 'identity'), undefined);
  assert.equal(textOf(await read()), 'reading 2');
});

test('a reading that took longer answers those who waited for it and nobody after them', async () => {
  const { clock, replies } = someReplies();
  const slow = Promise.withResolvers<Buffer>();
  const waiting = ['first', 'second'].map(() => replies.read('shop page', 'identity', () => slow.promise));
  clock.at = 5_000;
  waiting.push(replies.read('shop page', 'identity', async () => Buffer.from('new')));
  slow.resolve(Buffer.from('slow'));
  assert.deepEqual((await Promise.all(waiting)).map(textOf), ['slow', 'slow', 'slow']);
  assert.equal(textOf(await replies.read('shop page', 'identity', async () => Buffer.from('new'))), 'new');
});

test('a failed reading is not kept', async () => {
  const { replies } = someReplies();
  await assert.rejects(
    replies.read('shop page', 'identity', () => Promise.reject(new Error('away'))),
    /away/,
  );
  assert.equal(textOf(await replies.read('shop page', 'identity', async () => Buffer.from('back'))), 'back');
});

test('pages do not answer for one another', async () => {
  const { replies } = someReplies();
  const read = (key: string) => replies.read(key, 'identity', async () => Buffer.from(key));
  assert.deepEqual([textOf(await read('a one')), textOf(await read('b one'))], ['a one', 'b one']);
});

test('one reading is compressed for those who can open it, and a short one for nobody', async () => {
  const { replies } = someReplies();
  const long = 'long '.repeat(400);
  const read = (encoding: 'br' | 'gzip' | 'identity') => replies.read('page', encoding, async () => Buffer.from(long));
  const [br, gzip, plain] = await Promise.all([read('br'), read('gzip'), read('identity')]);
  assert.equal(String(brotliDecompressSync(br.bytes)), long);
  assert.equal(String(gunzipSync(gzip.bytes)), long);
  assert.equal(textOf(plain), long);
  const fixed = ['x-fixed', 'yes', 'content-length', String(br.bytes.length), 'vary', 'accept-encoding'];
  assert.deepEqual(br.headers, [...fixed, 'content-encoding', 'br']);
  assert.deepEqual(plain.headers, ['x-fixed', 'yes', 'content-length', '2000', 'vary', 'accept-encoding']);
  const short = await replies.read('short', 'br', async () => Buffer.from('short'));
  assert.deepEqual([textOf(short), short.headers.includes('content-encoding')], ['short', false]);
});
