import assert from 'node:assert/strict';
import { createCipheriv, createHash } from 'node:crypto';
import { test } from 'node:test';
import { openRefundNotice, signLegacy } from './legacy.ts';

const params = { b: '2', a: '1', empty: '', sign: 'old' };

test('v2 signs sorted parameters without empty ones and without an earlier signature', () => {
  const expected = createHash('md5').update('a=1&b=2&key=secret').digest('hex').toUpperCase();
  assert.equal(signLegacy(params, 'secret', 'MD5'), expected);
  assert.match(signLegacy(params, 'secret', 'HMAC-SHA256'), /^[0-9A-F]{64}$/);
});

test('a v2 refund notice opens under the hash of the key', () => {
  const cipher = createCipheriv('aes-256-ecb', createHash('md5').update('secret').digest('hex'), null);
  const sealed = Buffer.concat([cipher.update('<root>合</root>'), cipher.final()]).toString('base64');
  assert.equal(openRefundNotice(sealed, 'secret'), '<root>合</root>');
  assert.throws(() => openRefundNotice(sealed, 'other'));
});
