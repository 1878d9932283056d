import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));

interface Chunk {
  file: string;
  imports?: string[];
}

/** Everything that must arrive before a page can be used, in gzipped bytes. */
function firstView(page: string) {
  const manifest = JSON.parse(readFileSync(`${dist}.vite/manifest.json`, 'utf8')) as Record<string, Chunk>;
  const scripts = new Set<string>();
  const visit = (name: string): void => {
    const chunk = manifest[name];
    assert.ok(chunk, `${name} is in the build`);
    if (scripts.has(chunk.file)) return;
    scripts.add(chunk.file);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  visit('index.html');
  visit(page);
  const weigh = (files: Iterable<string>) =>
    [...files].reduce((sum, file) => sum + gzipSync(readFileSync(dist + file), { level: 6 }).length, 0);
  return { scriptBytes: weigh(scripts), styleBytes: weigh([manifest['style.css']!.file]) };
}

for (const page of ['SalePage', 'ShopPage', 'ProductPage', 'OrderPage']) {
  test(`the first view of ${page} takes at most 70 KB of script and 20 KB of styles`, (t) => {
    const { scriptBytes, styleBytes } = firstView(`src/pages/${page}.vue`);
    t.diagnostic(`${page}: ${scriptBytes} bytes of script and ${styleBytes} of styles, gzipped`);
    assert.ok(scriptBytes <= 70 * 1024, `${scriptBytes} bytes of script`);
    assert.ok(styleBytes <= 20 * 1024, `${styleBytes} bytes of styles`);
    assert.ok(scriptBytes > 20 * 1024 && styleBytes > 1024, 'the build is whole');
  });
}
