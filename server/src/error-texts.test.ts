import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { errorTexts } from '@heyi/ui/errors/error-text.ts';
import { textOfError } from './error-texts.ts';

const thrown = /\b(?:invalid|unauthenticated|forbidden|notFound|conflict|limitExceeded|unavailable)\(\s*'([\w.]+)'/g;
const answered = /'(http\.[a-z_]+)'/g;

/** Every code that the server's source names as an error. */
async function codesInSource(): Promise<Map<string, string>> {
  const folder = new URL('.', import.meta.url);
  const codes = new Map<string, string>();
  for (const file of await readdir(folder, { recursive: true })) {
    if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue;
    const source = await readFile(new URL(file, folder), 'utf8');
    for (const [, code] of [...source.matchAll(thrown), ...source.matchAll(answered)]) codes.set(code ?? '', file);
  }
  return codes;
}

test('every error the server can answer has a Chinese and an English text', async () => {
  const codes = await codesInSource();
  assert.ok(codes.has('orders.not_found') || codes.size > 20, 'the search finds the codes');
  const missing = [...codes].filter(([code]) => !(code in errorTexts['zh-CN']) || !(code in errorTexts.en));
  assert.deepEqual(missing, []);
});

test('a text names its details, a list as people write it', () => {
  assert.equal(textOfError('shops.slug_taken', { slug: 'plum' }, 'zh-CN'), '“plum”已经被别的店用了，换一个吧');
  assert.equal(textOfError('shops.wrong_password', {}, 'en'), 'Login or password is not right');
});
