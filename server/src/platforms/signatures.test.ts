import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { deliverySignature, kuaidi100Signature, topSignature, youzanPushSignature } from './signatures.ts';

const md5 = (text: string) => createHash('md5').update(text).digest('hex');

test('TOP hashes sorted names and values between the secret', () => {
  assert.equal(topSignature({ b: '2', a: '1', sign: 'old' }, 's'), md5('sa1b2s').toUpperCase());
  assert.match(topSignature({ a: '1', sign_method: 'hmac' }, 's'), /^[0-9A-F]{32}$/);
});

test('Youzan, Kuaidi100 and the couriers each hash their parts in their own order', () => {
  assert.equal(youzanPushSignature({ clientId: 'i', clientSecret: 's', body: '{}' }), md5('i{}s'));
  assert.equal(kuaidi100Signature({ param: '{}', key: 'k', customer: 'c' }), md5('{}kc').toUpperCase());
  assert.equal(deliverySignature(['a', 'b', 'c']), 'a9993e364706816aba3e25717850c26c9cd0d89d');
});
