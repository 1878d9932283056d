import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { bans, largeFoldersAllowed, limits, longLinesAllowed, unbreakable } from './tidy-rules.ts';

const ignoredFolders = new Set(['node_modules', 'dist', 'data', '.git', 'coverage', 'screenshots']);
const generated = /(^|\/)(package-lock\.json|openapi\.json)$|^packages\/api-client\/src\/schema\.ts$/;
const text = /\.(ts|mjs|vue|css|sql|json|html|md)$/;
const code = /\.(ts|mjs|vue|css|sql)$/;
/** Names the banned words in order to find them. */
const theRules = /^scripts\/tidy(-rules)?(\.test)?\.ts$/;
const test = /\.test\.ts$/;

/** What is untidy below `root`, one line each: `file:line what is wrong`. */
export function findUntidy(root: string): string[] {
  const files = listFiles(root, '').filter((file) => !generated.test(file));
  return [...files.filter((file) => text.test(file)).flatMap((file) => checkFile(root, file)), ...checkFolders(files)];
}

function checkFile(root: string, file: string): string[] {
  const lines = readFileSync(join(root, file), 'utf8').split('\n');
  const problems: string[] = [];
  if (code.test(file) && lines.length - 1 > limits.fileLines) {
    problems.push(`${file}:1 has ${lines.length - 1} lines, at most ${limits.fileLines} are allowed`);
  }
  const inForce = theRules.test(file) ? [] : bans.filter((ban) => ban.where.test(file) && !ban.except?.test(file));
  lines.forEach((line, index) => {
    const place = `${file}:${index + 1}`;
    if (line.length > limits.lineCharacters && !longLinesAllowed.test(file) && !unbreakable.test(line)) {
      problems.push(`${place} has ${line.length} characters, at most ${limits.lineCharacters} are allowed`);
    }
    if (!code.test(file)) return;
    for (const { pattern, instead } of inForce) {
      const found = pattern.exec(line);
      if (found) problems.push(`${place} ${found[0]}: use ${instead}`);
    }
  });
  return problems;
}

function checkFolders(files: string[]): string[] {
  const counts = new Map<string, number>();
  for (const file of files.filter((name) => !test.test(name))) {
    counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  }
  return [...counts]
    .filter(([folder, count]) => count > limits.folderFiles && !largeFoldersAllowed.test(folder))
    .map(([folder, count]) => `${folder} has ${count} files beside tests, at most ${limits.folderFiles} are allowed`);
}

/**
 * The commands, `<verb>-<noun>.ts` of a module with an export of that name, that no test of the server names. Finders
 * are seen through commands.
 */
export function findUntested(root: string): string[] {
  const files = listFiles(root, 'server');
  const tests = files.filter((file) => test.test(file)).map((file) => readFileSync(join(root, file), 'utf8'));
  return files
    .filter(
      (file) => /^server\/src\/modules\/.*\/[a-z]+(-[a-z]+)+\.ts$/.test(file) && !basename(file).startsWith('find-'),
    )
    .filter((file) => {
      const name = basename(file, '.ts').replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
      const exported = new RegExp(`^export (async )?(function|const) ${name}\\b`, 'm');
      const named = new RegExp(`\\b${name}\\b`);
      return exported.test(readFileSync(join(root, file), 'utf8')) && !tests.some((text) => named.test(text));
    });
}

function listFiles(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) return entry.isFile() ? [path] : [];
    return ignoredFolders.has(entry.name) || (entry.name.startsWith('.') && folder === '') ? [] : listFiles(root, path);
  });
}
