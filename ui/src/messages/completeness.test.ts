import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { test } from 'node:test';

type Text = string | { one: string; other: string };

const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
const chinese = /[\u4e00-\u9fff]/;

async function textsOf(folder: URL, file: string): Promise<[string, Text][]> {
  const module: Record<string, Record<string, Text>> = await import(new URL(file, folder).href);
  return Object.values(module).flatMap((texts) => Object.entries(texts));
}

for (const name of ['messages', 'errors']) {
  const folder = new URL(`../${name}/`, import.meta.url);

  test(`Every text in ${name} exists in both languages with the same placeholders`, async () => {
    const sourceFiles = (await readdir(new URL('zh-CN/', folder))).sort();
    const englishFiles = (await readdir(new URL('en/', folder))).sort();
    assert.deepEqual(englishFiles, sourceFiles);
    for (const file of sourceFiles) {
      const source = await textsOf(folder, `zh-CN/${file}`);
      const english = new Map(await textsOf(folder, `en/${file}`));
      assert.deepEqual([...english.keys()].sort(), source.map(([key]) => key).sort(), file);
      for (const [key, text] of source) {
        assert.ok(typeof text === 'string' && text.trim() !== '', `${file} ${key} is empty`);
        const translated = english.get(key) ?? '';
        const other = typeof translated === 'string' ? translated : translated.other;
        assert.notEqual(other.trim(), '', `${file} ${key} is empty in English`);
        assert.deepEqual(placeholders(other), placeholders(text), `${file} ${key}`);
        assert.equal(chinese.test(other), false, `${file} ${key} is not English: ${other}`);
      }
    }
  });
}

test('Every error file is part of the table that server and apps use', async () => {
  const { errorTexts } = await import('../errors/error-text.ts');
  const folder = new URL('../errors/', import.meta.url);
  const known = new Set(Object.keys(errorTexts['zh-CN']));
  for (const file of await readdir(new URL('zh-CN/', folder))) {
    for (const [code] of await textsOf(folder, `zh-CN/${file}`)) {
      assert.ok(known.has(code), `${code} of errors/zh-CN/${file} is missing in error-text.ts`);
      assert.match(code, /^[a-z_]+\.[a-zA-Z_]+$/);
    }
  }
});

/** All source that shows texts: both apps, the shared parts and the server, without the texts themselves. */
async function sourceThatShowsTexts(): Promise<string> {
  const folders = ['ui', 'console', 'storefront', 'server'].map(
    (name) => new URL(`../../../${name}/src/`, import.meta.url),
  );
  const files = await Promise.all(
    folders.map(async (folder) =>
      (await readdir(folder, { recursive: true }))
        .filter((name) => /\.(ts|vue)$/.test(name) && !/^(messages|errors)\/(zh-CN|en)\//.test(name))
        .map((name) => readFile(new URL(name, folder), 'utf8')),
    ),
  );
  return (await Promise.all(files.flat())).join('\n');
}

test('Every message is shown somewhere', async () => {
  const source = await sourceThatShowsTexts();
  const named = new Set([...source.matchAll(/['"`]([\w:]+)['"`]/g)].map(([, key]) => key));
  // `t(`kind_${kind}`)` shows every key that begins so.
  const made = [...source.matchAll(/`(\w*)\$\{[^`{}]*\}(\w*)`/g)].map(([, start, end]) => [start!, end!] as const);
  const patterns = made.filter(([start, end]) => start.endsWith('_') || /^[A-Z]/.test(end));
  const shown = (key: string) =>
    named.has(key) || patterns.some(([start, end]) => key.startsWith(start) && key.endsWith(end));
  const folder = new URL('zh-CN/', import.meta.url);
  const unused: string[] = [];
  for (const file of await readdir(folder)) {
    for (const [key] of await textsOf(folder, file)) if (!shown(key)) unused.push(`${file} ${key}`);
  }
  assert.deepEqual(unused, []);
});
