import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const modules = join(root, 'node_modules');
export const cache = join(modules, '.cache', 'heyi');

const minimumNode = 24;

/** The Node that runs the product: the one that npm installed, or the current one when it is new enough. */
export function findNode() {
  const installed = join(modules, `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (existsSync(installed)) return installed;
  if (Number(process.versions.node.split('.')[0]) >= minimumNode) return process.execPath;
  throw new Error(
    `需要 Node.js ${minimumNode} 或更新版本，当前是 ${process.versions.node}。\n` +
      `Node.js ${minimumNode} or newer is needed on ${process.platform}-${process.arch}; this is ${process.versions.node}.`,
  );
}
