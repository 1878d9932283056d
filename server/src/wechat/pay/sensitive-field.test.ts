import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { openField, sealField } from './sensitive-field.ts';

const ours = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const theirs = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});

test('a name is sealed for one key only and never twice alike', () => {
  const sealed = sealField('张三', ours.publicKey);
  assert.notEqual(sealed, sealField('张三', ours.publicKey));
  assert.equal(openField(sealed, ours.privateKey), '张三');
  assert.throws(() => openField(sealed, theirs.privateKey));
});
