// Bundles the library into one ES module: dist/index.js.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';

const here = dirname(fileURLToPath(import.meta.url));
const bundle = await rolldown({ input: join(here, 'src/index.ts'), platform: 'neutral' });
await bundle.write({ file: join(here, 'dist/index.js'), format: 'esm', minify: true });
await bundle.close();
// The notes for a later bundler say nothing to a reader of the finished file.
const file = join(here, 'dist/index.js');
writeFileSync(file, readFileSync(file, 'utf8').replaceAll('/* @__PURE__ */ ', ''));
const bytes = readFileSync(file);
console.log(`@heyi/jielong: ${bytes.length} bytes, ${gzipSync(bytes).length} gzip`);
