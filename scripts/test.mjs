import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { run } from './run.mjs';

ensureInstalled();
ensureBuilt();
run(['scripts/run-tests.ts', ...process.argv.slice(2)]);
