// Runs on any Node from 20 on: `npm start` calls it before the product's own Node takes over.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cache, findNode, modules, root } from './paths.mjs';

const vite = [join(modules, 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'];

/** Each part with the folders its result depends on, in the order they are built. */
const parts = [
  { folder: 'packages/jielong', marker: 'build.mjs', command: ['build.mjs'], sources: ['packages/jielong'] },
  { folder: 'storefront', marker: 'index.html', command: vite, sources: ['storefront', 'ui', 'packages'] },
  { folder: 'console', marker: 'index.html', command: vite, sources: ['console', 'ui', 'packages'] },
];

/** Builds every part whose sources changed since it was last built. Messages go to stderr. */
export function ensureBuilt({ force = false } = {}) {
  for (const part of parts) {
    if (!existsSync(join(root, part.folder, part.marker))) continue;
    const stamp = join(cache, `built-${part.folder.replace('/', '-')}`);
    const built = existsSync(join(root, part.folder, 'dist')) && existsSync(stamp);
    if (!force && built && readFileSync(stamp, 'utf8') === hashOf(part)) continue;
    build(part);
    mkdirSync(cache, { recursive: true });
    writeFileSync(stamp, hashOf(part));
  }
}

function build({ folder, command }) {
  console.error(`正在构建 ${folder}… Building ${folder}…`);
  const { status } = spawnSync(findNode(), command, { cwd: join(root, folder), stdio: ['ignore', 2, 2] });
  if (status !== 0) {
    console.error(`${folder} 构建失败。 ${folder} could not be built.`);
    process.exit(1);
  }
}

function hashOf({ sources }) {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  for (const source of sources) for (const file of filesIn(join(root, source))) addFile(hash, file);
  return hash.digest('hex');
}

function addFile(hash, file) {
  hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
}

function filesIn(folder) {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    if (entry.name === 'node_modules' || entry.name === 'dist' || entry.name.endsWith('.test.ts')) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) ensureBuilt({ force: true });
