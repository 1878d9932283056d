import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openEnvelope, readEnvelope, sealEnvelope } from './message-envelope.ts';

const keys = { token: 'token', encodingAesKey: 'a'.repeat(42) + 'A', receiveId: 'wx1234567890' };
const stamp = { timestamp: '1', nonce: '2', random: Buffer.alloc(16, 7) };

test('messages of every length around the padding’s edges come back whole', () => {
  for (let length = 0; length < 70; length += 1) {
    const message = '合'.repeat(length);
    assert.equal(openEnvelope(sealEnvelope(message, keys, stamp), keys), message);
  }
});

test('a push for another account, with a wrong signature or under another key is refused', () => {
  const sealed = sealEnvelope('<xml/>', keys, stamp);
  assert.throws(() => openEnvelope(sealed, { ...keys, receiveId: 'wx0' }), /another account/);
  assert.throws(() => openEnvelope({ ...sealed, nonce: '3' }, keys), /signature/);
  assert.throws(() => openEnvelope(sealed, { ...keys, encodingAesKey: `b${keys.encodingAesKey.slice(1)}` }));
  assert.throws(() => openEnvelope({ ...sealed, encrypt: 'AAAA' }, keys));
});

test('what a push says can be read apart from whether it is accepted', () => {
  const { signatureValid, receiveId } = readEnvelope({ ...sealEnvelope('x', keys, stamp), signature: '' }, keys);
  assert.deepEqual({ signatureValid, receiveId }, { signatureValid: false, receiveId: 'wx1234567890' });
});
