import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { permissions } from '../../kernel/permissions.ts';
import { issueSignInLink } from './issue-sign-in-link.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(() => shop.close());

async function call(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, cookie: string, payload?: object) {
  const { app } = await shop.app();
  const headers = { cookie, 'x-heyi': 'console', host: 'shop.example' };
  const reply = await app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return {
    status: reply.statusCode,
    body: reply.json(),
    cookie: String(reply.headers['set-cookie'] ?? '').split(';')[0],
  };
}
const signIn = (payload: object) => call('POST', '/api/admin/sessions', '', payload);

test('a one-time link opens a session that knows its person, shop and permissions, and works once', async () => {
  const { token } = await shop.run((ctx) => issueSignInLink(ctx, { staffId: shop.owner.staffId }));
  const { cookie } = await signIn({ token });
  const session = await call('GET', '/api/admin/session', cookie ?? '');
  assert.equal(session.status, 200);
  assert.deepEqual(session.body, {
    staff: { id: shop.owner.staffId, name: '阿青', login: 'owner', role: 'owner' },
    shop: {
      id: shop.shopId,
      slug: 'plum',
      name: '青梅小院',
      sellerName: '阿青',
      portraitFileId: null,
      timeZone: 'Asia/Shanghai',
    },
    permissions: [...permissions],
  });
  const again = await signIn({ token });
  assert.equal(again.status, 401);
  assert.equal(again.body.code, 'shops.link_expired');
});

test('signing out ends the session on the server, not only in the browser', async () => {
  const { signedIn } = await shop.app();
  const cookie = signedIn['cookie'] ?? '';
  assert.equal((await call('DELETE', '/api/admin/session', cookie)).status, 200);
  const later = await call('GET', '/api/admin/session', cookie);
  assert.equal(later.status, 401);
  assert.equal(later.body.code, 'http.sign_in_required');
});

test('login and password open a session once a password is set, and a wrong one says no more than an unknown login', async () => {
  const { signedIn } = await shop.app();
  const unset = await signIn({ login: 'owner', password: 'plum tree 7' });
  const set = await call('PUT', '/api/admin/session/password', signedIn['cookie'] ?? '', { password: 'plum tree 7' });
  assert.equal(set.status, 200);
  const wrong = await signIn({ login: 'owner', password: 'plum tree 8' });
  const unknown = await signIn({ login: 'nobody', password: 'plum tree 7' });
  for (const refused of [unset, wrong, unknown]) {
    assert.equal(refused.status, 401);
    assert.equal(refused.body.code, 'shops.wrong_password');
    assert.equal(refused.cookie, '');
  }
  const right = await signIn({ login: 'owner', password: 'plum tree 7' });
  assert.equal((await call('GET', '/api/admin/session', right.cookie ?? '')).body.staff.login, 'owner');
});

test('a password of seven characters is refused', async () => {
  const { signedIn } = await shop.app();
  const short = await call('PUT', '/api/admin/session/password', signedIn['cookie'] ?? '', { password: 'plum 77' });
  assert.equal(short.status, 400);
  assert.deepEqual(short.body.errors, [{ path: 'body/password', code: 'schema.minLength', details: { limit: 8 } }]);
});

test('of one’s sessions the one that asks is marked and comes first', async () => {
  const { token } = await shop.run((ctx) => issueSignInLink(ctx, { staffId: shop.owner.staffId }));
  const { cookie } = await signIn({ token });
  const { app } = await shop.app();
  const headers = { cookie: cookie ?? '', host: 'shop.example' };
  const reply = await app.inject({ method: 'GET', url: '/api/admin/sessions', headers });
  const rows: { current: boolean }[] = reply.json().rows;
  assert.ok(rows.length > 1);
  assert.deepEqual(
    rows.map((row) => row.current),
    rows.map((_row, index) => index === 0),
  );
});
