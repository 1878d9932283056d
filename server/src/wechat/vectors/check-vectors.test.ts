import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkVectors, judge } from './check-vectors.ts';

const right = {
  id: 'sorted',
  kind: 'concat-sha1',
  input: { parts: ['a', 'bc'] },
  expected: { signature: 'a9993e364706816aba3e25717850c26c9cd0d89d' },
};

test('a wrong answer, an unknown kind and an input without a field are each named', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'heyi-vectors-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const vectors = [
    right,
    { ...right, id: 'wrong', input: { parts: ['bc', 'a'] } },
    { ...right, id: 'unknown', kind: 'smoke' },
    { ...right, id: 'bare', kind: 'rsa-sha256-sign', input: {} },
  ];
  writeFileSync(join(folder, 'some.json'), JSON.stringify({ vectors }));
  const verdicts = checkVectors(folder).map(({ id, wrong }) => [id, wrong?.slice(0, 22)]);
  assert.deepEqual(verdicts, [
    ['sorted', undefined],
    ['wrong', '/signature: expected "'],
    ['unknown', 'unknown kind "smoke"'],
    ['bare', 'the input has no "mess'],
  ]);
});

test('a vector that expects a refusal is right when the input is refused', () => {
  const input = { key: 'k'.repeat(32), nonce: 'n'.repeat(12), associated_data: '', ciphertext: 'A'.repeat(40) };
  assert.equal(judge({ id: 'x', kind: 'aes-gcm', input, expected: { valid: false } }), undefined);
  assert.notEqual(judge({ id: 'x', kind: 'aes-gcm', input, expected: { plaintext: '' } }), undefined);
});

test('a folder without vectors is an error, not a success', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'heyi-vectors-'));
  t.after(() => rmSync(folder, { recursive: true }));
  assert.throws(() => checkVectors(folder), /has no vectors/);
});
