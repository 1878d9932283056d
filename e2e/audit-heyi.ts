import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Heyi } from './start-heyi.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));

/** Has `heyi audit` look at the data of a running program: nothing may be broken. */
export async function auditHeyi({ dataDir }: Heyi): Promise<void> {
  const env = { ...process.env, HEYI_DATA: dataDir };
  const { stdout } = await run(process.execPath, ['server/src/main.ts', 'audit'], { cwd: root, env });
  assert.match(stdout, /^\d+ invariants, 0 violations$/m);
}
