import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Case {
  family: string;
  title: string;
  text: string;
  expected: string[];
}

/**
 * The self-written cases: per family one file, per case `=== title`, the text, `--- expected` and what `brief` prints.
 * `\t` stands for a tab.
 */
export function readCases(): Case[] {
  const folder = join(import.meta.dirname, 'cases');
  const cases: Case[] = [];
  for (const file of readdirSync(folder).sort()) {
    const blocks = readFileSync(join(folder, file), 'utf8').split(/^=== /m).slice(1);
    for (const block of blocks) {
      const [head = '', body = ''] = block.split(/^--- expected\n/m);
      const feed = head.indexOf('\n');
      cases.push({
        family: file.replace(/\.txt$/, ''),
        title: head.slice(0, feed),
        text: head
          .slice(feed + 1)
          .replace(/\n$/, '')
          .replaceAll('\\t', '\t'),
        expected: body.trimEnd().split('\n'),
      });
    }
  }
  return cases;
}
