import { ensureInstalled } from './install.mjs';
import { run } from './run.mjs';

ensureInstalled();
run(['server/src/main.ts', ...process.argv.slice(2)]);
