import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { Writable } from 'node:stream';
import { after, before, test } from 'node:test';
import { createTestShop, type TestShop } from '../test/test-shop.ts';
import { createApp } from './app.ts';
import { readConfig } from './kernel/config.ts';
import { sql } from './kernel/database.ts';
import { loggedError } from './logged-error.ts';
import { createLog } from './runtime.ts';

let shop: TestShop;
before(async () => void (shop = await createTestShop()));
after(() => shop.close());

const phone = '13800138000';
const room = '梅园6栋1203';

test('what the database quotes of a person’s row does not reach the log, but what failed does', async () => {
  const failed = shop.run((ctx) => ctx.tx.one(sql`select ${phone}::text::uuid as id`));
  const error = await failed.catch((thrown: unknown) => thrown);
  const logged = loggedError(error);
  assert.equal(logged['code'], '22P02');
  assert.match(logged['message']!, /invalid input syntax for type uuid/);
  assert.doesNotMatch(JSON.stringify(logged), new RegExp(phone));
});

test('phones, links and sessions are cut out of a message, details are left out, ids stay', () => {
  const id = '01a20f0e-b70c-73de-b300-9fc1ec906bf4';
  const secret = randomBytes(32).toString('base64url');
  const error = Object.assign(new Error(`order ${id} of ${phone}, 138 0013 8000: ${id}.${secret}`), {
    detail: `Key (room)=(${room})`,
  });
  const logged = loggedError(error);
  assert.equal(logged['message'], `order ${id} of …, …: ${id}.…`);
  assert.doesNotMatch(JSON.stringify(logged), new RegExp(`${phone}|${secret}|${room}`));
});

test('not even the finest log says who called with what', async () => {
  let written = '';
  const sink = new Writable({
    write: (chunk, _encoding, done) => {
      written += String(chunk);
      done();
    },
  });
  const config = { ...readConfig({}), logLevel: 'trace', rateFactor: 0 };
  const log = createLog(config, sink);
  const app = await createApp({ kernel: shop.kernel, config, cookieSecret: randomBytes(32), log });
  const token = randomBytes(32).toString('base64url');
  const headers = { cookie: `heyi_staff=${token}`, authorization: `Bearer ${token}`, 'idempotency-key': 'some-key-1' };
  const payload = { token, phone, address: room };
  await app.inject({ method: 'POST', url: '/api/admin/sessions', headers, payload });
  await app.inject({ method: 'GET', url: `/api/admin/people?search=${phone}&token=${token}`, headers });
  await app.inject({ method: 'POST', url: `/api/store/orders?phone=${phone}`, headers, payload });
  log.error({ err: new Error(`${phone} ${token}`), req: { url: `/?token=${token}`, headers } }, 'request failed');
  await app.close();
  assert.match(written, /request failed/);
  assert.doesNotMatch(written, new RegExp(`${phone}|${token}|${room}`));
});
