import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import { createTestShop, type TestShop } from '../test/test-shop.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(() => shop.close());

const get = async (url: string, headers: Record<string, string> = {}) =>
  (await shop.app()).app.inject({ method: 'GET', url, headers: { host: 'plum.example', ...headers } });

test('a shared page, a problem of one, a page of its own and an unknown address carry the same security headers', async () => {
  const policy = /^default-src 'none';script-src 'self';style-src 'self';style-src-attr 'unsafe-inline';/;
  for (const url of ['/api/store/shop', '/api/store/sales/NOPE99', '/api/admin/session', '/api/nowhere']) {
    const { headers } = await get(url);
    assert.match(String(headers['content-security-policy']), policy, url);
    const { 'x-content-type-options': sniff, 'referrer-policy': referrer, 'x-frame-options': frame } = headers;
    assert.deepEqual([sniff, referrer, frame], ['nosniff', 'same-origin', 'SAMEORIGIN'], url);
  }
});

test('a shared page is the same for everybody, compressed for those who can open it, and kept by nobody', async () => {
  const plain = await get('/api/store/shop');
  assert.deepEqual([plain.statusCode, plain.json().shop.name], [200, '青梅小院']);
  assert.deepEqual([plain.headers['cache-control'], plain.headers['set-cookie']], ['no-store', undefined]);
  assert.equal(plain.headers['content-length'], String(plain.rawPayload.length));
  const known = await get('/api/store/shop', { cookie: 'heyi_visitor=somebody', 'accept-encoding': 'gzip, br' });
  const opened = known.headers['content-encoding'] === 'br' ? brotliDecompressSync(known.rawPayload) : known.rawPayload;
  assert.equal(String(opened), plain.body);
});

test('a change of the shop is on its page a fifth of a second later, also when the shop’s clock stands still', async () => {
  assert.equal((await get('/api/store/shop')).json().shop.tagline, '');
  await shop.run((ctx) =>
    ctx.tx.run({
      text: 'update shops.shops set tagline = $2 where shop_id = $1',
      values: [ctx.shopId, '今天的青梅'],
    }),
  );
  await new Promise((resolve) => setTimeout(resolve, 210));
  assert.equal((await get('/api/store/shop')).json().shop.tagline, '今天的青梅');
});
