import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled } from './install.mjs';
import { cache, findNode, root } from './paths.mjs';

/** The environment of every process of ours: compiled code is kept, which halves the time to start. */
export const environment = { NODE_COMPILE_CACHE: join(cache, 'compiled'), ...process.env };

/** Runs a program with the product's Node until it ends; signals are passed on and its exit code becomes ours. */
export function run(args) {
  const child = spawn(findNode(), args, { cwd: root, env: environment, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : code));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  ensureInstalled();
  run(process.argv.slice(2));
}
