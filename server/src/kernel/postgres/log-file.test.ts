import assert from 'node:assert/strict';
import { appendFileSync, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { boundLog, tailOf } from './log-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'heyi-log-'));
after(() => rmSync(folder, { recursive: true, force: true }));

test('a small log stays as it is', () => {
  const path = join(folder, 'small.log');
  writeFileSync(path, 'one\ntwo\n');
  boundLog(path);
  assert.equal(tailOf(path), 'one\ntwo');
  assert.equal(existsSync(`${path}.1`), false);
});

test('a large log moves aside and its writer goes on in the emptied file', () => {
  const path = join(folder, 'large.log');
  writeFileSync(path, 'x'.repeat(5 * 1024 * 1024 + 1));
  boundLog(path);
  appendFileSync(path, 'next\n');
  assert.equal(tailOf(path), 'next');
  assert.equal(statSync(`${path}.1`).size, 5 * 1024 * 1024 + 1);
});
