import { copyFileSync, existsSync, readFileSync, statSync, truncateSync } from 'node:fs';

const largest = 5 * 1024 * 1024;

/**
 * Keeps a log and one former part of it, each of 5 MB at most. The writer appends, so it goes on in the emptied file;
 * what it writes between the copy and the cut is lost, which a log can bear.
 */
export function boundLog(path: string): void {
  if (!existsSync(path) || statSync(path).size <= largest) return;
  copyFileSync(path, `${path}.1`);
  truncateSync(path);
}

/** The last lines of a log, for the message that says why the server did not start. */
export function tailOf(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split('\n').slice(-8).join('\n') : '';
}
