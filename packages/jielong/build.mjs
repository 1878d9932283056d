// Bundles the library into one ES module, dist/index.js, and measures it: dist/accuracy.json.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { measureAccuracy } from './accuracy/measure.ts';

const here = dirname(fileURLToPath(import.meta.url));
const bundle = await rolldown({ input: join(here, 'src/index.ts'), platform: 'neutral' });
await bundle.write({ file: join(here, 'dist/index.js'), format: 'esm', minify: true });
await bundle.close();
// The notes for a later bundler say nothing to a reader of the finished file.
const file = join(here, 'dist/index.js');
writeFileSync(file, readFileSync(file, 'utf8').replaceAll('/* @__PURE__ */ ', ''));
const bytes = readFileSync(file);
console.log(`@heyi/jielong: ${bytes.length} bytes, ${gzipSync(bytes).length} gzip`);

const { parse } = await import(file);
const accuracy = measureAccuracy(parse);
writeFileSync(join(here, 'dist/accuracy.json'), `${JSON.stringify(accuracy, null, 2)}\n`);
for (const [name, { units, exact, silent, needless }] of Object.entries({ seen: accuracy.seen, held: accuracy.held })) {
  console.log(`@heyi/jielong, ${name}: ${units} units, ${exact} exact, ${silent} silent, ${needless} needless`);
}
