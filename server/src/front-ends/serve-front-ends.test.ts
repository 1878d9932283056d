import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestShop, type TestShop } from '../../test/test-shop.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(() => shop.close());

const get = async (url: string) =>
  (await shop.app()).app.inject({ method: 'GET', url, headers: { host: 'plum.example' } });

test('an unknown address of the interface answers a problem, never a page', async () => {
  for (const url of ['/api/store/nowhere', '/media/nowhere', '/docs/nowhere/at/all']) {
    const reply = await get(url);
    assert.equal(reply.statusCode, 404);
    assert.match(String(reply.headers['content-type']), /^application\/problem\+json/);
    assert.equal(reply.json().code, 'http.not_found');
  }
});

test('nothing outside of the built folders can be read', async () => {
  for (const url of ['/assets/..%2f..%2fpackage.json', '/console/assets/..%2f..%2f..%2fpackage.json']) {
    const reply = await get(url);
    assert.ok([400, 403, 404].includes(reply.statusCode), `${url}: ${reply.statusCode}`);
    assert.equal(reply.body.includes('workspaces'), false);
  }
});

test('search engines are asked to stay outside', async () => {
  const reply = await get('/robots.txt');
  assert.match(String(reply.headers['content-type']), /^text\/plain/);
  assert.equal(reply.body, 'User-agent: *\nDisallow: /\n');
});
