import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { authorization, isSignedBy, payMessage, replyMessage, requestMessage, sign } from './signing.ts';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

test('a request is signed over five lines, of which the last stays empty without a body', () => {
  const request = { method: 'GET', url: '/v3/certificates?a=%E5%90%88', timestamp: '1', nonce: 'n', body: '' };
  assert.equal(requestMessage(request), 'GET\n/v3/certificates?a=%E5%90%88\n1\nn\n\n');
});

test('a body that ends with a line feed keeps it and gets another', () => {
  const request = { method: 'POST', url: '/v3/x', timestamp: '1', nonce: 'n', body: '{}\n' };
  assert.equal(requestMessage(request), 'POST\n/v3/x\n1\nn\n{}\n\n');
});

test('the Authorization header carries a signature that the merchant’s public key verifies', () => {
  const request = { method: 'POST', url: '/v3/x', timestamp: '17', nonce: 'abc', body: '{"a":"合一"}' };
  const header = authorization(request, { mchid: '1900', serial: 'AB12', privateKey });
  assert.match(header, /^WECHATPAY2-SHA256-RSA2048 mchid="1900",nonce_str="abc",/);
  const signature = /signature="([^"]+)"/.exec(header)?.[1] ?? '';
  assert.equal(isSignedBy(requestMessage(request), signature, publicKey), true);
});

test('a reply is verified over its raw bytes, and one changed byte refuses it', () => {
  const body = Buffer.from('{"code_url":"weixin://合"}');
  const message = replyMessage({ timestamp: '1', nonce: 'n', body });
  const signature = sign(message, privateKey);
  assert.equal(isSignedBy(message, signature, publicKey), true);
  body[3] = (body[3] ?? 0) ^ 1;
  assert.equal(isSignedBy(replyMessage({ timestamp: '1', nonce: 'n', body }), signature, publicKey), false);
});

test('an empty reply is signed over three lines, the third empty', () => {
  assert.equal(replyMessage({ timestamp: '1', nonce: 'n', body: '' }).toString(), '1\nn\n\n');
});

test('probes and other things that are no signature are refused without an error', () => {
  const message = replyMessage({ timestamp: '1', nonce: 'n', body: '{}' });
  for (const signature of ['WECHATPAY/SIGNTEST/abc', '', '!!!', 'AAAA', '签名'.repeat(200)]) {
    assert.equal(isSignedBy(message, signature, publicKey), false);
  }
});

test('a payer’s client gets four lines', () => {
  const message = payMessage({ appid: 'wx1', timestamp: '1', nonce: 'n', prepay: 'prepay_id=wx2' });
  assert.equal(message, 'wx1\n1\nn\nprepay_id=wx2\n');
});
