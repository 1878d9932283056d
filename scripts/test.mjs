import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { run } from './run.mjs';

/** What cannot be installed or built is one failure, and the last line says so as always. */
const cutShort = () => console.log('0 passed, 1 failed');

process.once('exit', cutShort);
ensureInstalled();
ensureBuilt();
process.removeListener('exit', cutShort);
run(['scripts/run-tests.ts', ...process.argv.slice(2)]);
