import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { run } from './run.mjs';

ensureInstalled();
ensureBuilt();
run(['server/src/main.ts', ...process.argv.slice(2)]);
