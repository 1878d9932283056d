import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openResource, sealResource } from './sealed-resource.ts';

const key = '0123456789abcdef0123456789abcdef';

test('what was sealed opens again, with and without associated data', () => {
  for (const associated of ['transaction', '']) {
    const sealed = sealResource('{"金额":1}', key, 'abcdefghijkl', associated);
    assert.equal(openResource(sealed, key), '{"金额":1}');
  }
});

test('another key, other associated data, a changed byte and a cut text are refused', () => {
  const sealed = sealResource('{"a":1}', key, 'abcdefghijkl', 'transaction');
  const changed = Buffer.from(sealed.ciphertext, 'base64');
  changed[0] = (changed[0] ?? 0) ^ 1;
  assert.throws(() => openResource(sealed, key.replace('0', '1')));
  assert.throws(() => openResource({ ...sealed, associated_data: 'refund' }, key));
  assert.throws(() => openResource({ ...sealed, ciphertext: changed.toString('base64') }, key));
  assert.throws(() => openResource({ ...sealed, ciphertext: 'AAAA' }, key), /shorter than its tag/);
  assert.throws(() => openResource(sealed, 'short'), /32 characters, not 5/);
});
