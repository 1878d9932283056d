import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { claim } from './claim.ts';

const folder = mkdtempSync(join(tmpdir(), 'heyi-claim-'));
const path = join(folder, 'lock');
after(() => rmSync(folder, { recursive: true, force: true }));

test('one owner at a time, and nothing is left behind', () => {
  const first = claim(path);
  assert.ok(first);
  assert.equal(claim(path), undefined);
  assert.deepEqual(readdirSync(folder), ['lock']);
  first.release();
  assert.deepEqual(readdirSync(folder), []);
});

test('the claim of a process that ended is taken over', () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  writeFileSync(path, `${pid} 1\n`);
  const claimed = claim(path);
  assert.ok(claimed);
  assert.equal(readFileSync(path, 'utf8').split(' ')[0], String(process.pid));
  claimed.release();
});

test('a later process with the same id is not the owner', () => {
  writeFileSync(path, `${process.pid} 1\n`);
  const claimed = claim(path);
  assert.ok(claimed);
  claimed.release();
});

test('what another process claimed since is not released', () => {
  const claimed = claim(path);
  writeFileSync(path, `${process.ppid} 1\n`);
  claimed!.release();
  assert.equal(readFileSync(path, 'utf8'), `${process.ppid} 1\n`);
});
