import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));

interface Chunk {
  file: string;
  css?: string[];
  imports?: string[];
}

/** Everything that must arrive before a page can be used, in gzipped bytes. */
function firstView(page: string) {
  const manifest = JSON.parse(readFileSync(`${dist}.vite/manifest.json`, 'utf8')) as Record<string, Chunk>;
  const scripts = new Set<string>();
  const styles = new Set<string>();
  const visit = (name: string): void => {
    const chunk = manifest[name];
    assert.ok(chunk, `${name} is in the build`);
    if (scripts.has(chunk.file)) return;
    scripts.add(chunk.file);
    for (const style of chunk.css ?? []) styles.add(style);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  visit('index.html');
  visit(page);
  const weigh = (files: Set<string>) =>
    [...files].reduce((sum, file) => sum + gzipSync(readFileSync(dist + file), { level: 6 }).length, 0);
  return { scriptBytes: weigh(scripts), styleBytes: weigh(styles) };
}

for (const page of ['SalePage', 'ShopPage', 'ProductPage', 'OrderPage']) {
  test(`the first view of ${page} takes at most 70 KB of script and 20 KB of styles`, () => {
    const { scriptBytes, styleBytes } = firstView(`src/pages/${page}.vue`);
    assert.ok(scriptBytes <= 70 * 1024, `${scriptBytes} bytes of script`);
    assert.ok(styleBytes <= 20 * 1024, `${styleBytes} bytes of styles`);
    assert.ok(scriptBytes > 20 * 1024 && styleBytes > 1024, 'the build is whole');
  });
}
