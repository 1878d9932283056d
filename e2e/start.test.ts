import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { processesIn } from '../server/src/kernel/postgres/processes.ts';
import { fastFolder } from '../server/test/cluster.ts';
import { startHeyi } from './start-heyi.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const dataDir = mkdtempSync(join(fastFolder(), 'heyi-start-'));
after(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 }));

test('it starts, and Ctrl-C ends all of it', async () => {
  const heyi = await startHeyi({ dataDir });
  assert.equal((await fetch(`${heyi.url}/healthz`)).status, 200);
  await heyi.stop();
  await assert.rejects(fetch(`${heyi.url}/healthz`));
  assert.deepEqual(processesIn(join(dataDir, 'postgres')), []);
});

test('killed hard, it starts again on the same data', async () => {
  const first = await startHeyi({ dataDir });
  await first.kill();
  const second = await startHeyi({ dataDir });
  assert.equal((await fetch(`${second.url}/readyz`)).status, 200);
  await second.stop();
  assert.deepEqual(processesIn(join(dataDir, 'postgres')), []);
});

test('a port that is taken is said so, and nothing stays behind', async () => {
  const heyi = await startHeyi({ dataDir });
  const { port } = new URL(heyi.url);
  const other = mkdtempSync(join(fastFolder(), 'heyi-start-'));
  await assert.rejects(startHeyi({ dataDir: other, args: ['--port', port] }), new RegExp(`端口 ${port} 已被占用`));
  assert.deepEqual(processesIn(join(other, 'postgres')), []);
  rmSync(other, { recursive: true });
  await heyi.stop();
});

test('the command line explains itself, also for a word it does not know', () => {
  const help = heyiCommand('--help');
  assert.deepEqual([help.status, help.stdout.startsWith('npm start')], [0, true]);
  const unknown = heyiCommand('fly');
  assert.equal(unknown.status, 2);
  assert.match(unknown.stderr, /没有这个命令 No such command: fly/);
});

function heyiCommand(...args: string[]) {
  return spawnSync(process.execPath, ['server/src/main.ts', ...args], { cwd: root, encoding: 'utf8' });
}
