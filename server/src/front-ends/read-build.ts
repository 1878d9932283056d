import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { cutTemplate } from './page-html.ts';

/** Where a front end was built to; `npm start` builds both before the server runs. */
export const buildFolder = (name: 'console' | 'storefront'): string =>
  fileURLToPath(new URL(`../../../${name}/dist`, import.meta.url));

/** The storefront's page, ready to be filled, and the tags that load a page's own script with the first one. */
export interface StorefrontBuild {
  fill: (head: string, data: string) => string;
  preloadsOf: (chunk: string) => string;
}

type Manifest = Readonly<Record<string, { file: string; css?: string[]; imports?: string[] }>>;

/** Reads the build; undefined when there is none. */
export async function readStorefrontBuild(): Promise<StorefrontBuild | undefined> {
  const folder = buildFolder('storefront');
  const html = await readFile(`${folder}/index.html`, 'utf8').catch(() => undefined);
  if (html === undefined) return undefined;
  const manifest = JSON.parse(await readFile(`${folder}/.vite/manifest.json`, 'utf8')) as Manifest;
  return { fill: cutTemplate(html), preloadsOf: (chunk) => preloadsOf(manifest, chunk) };
}

/** Reads the console's page; undefined when it was not built. */
export const readConsoleBuild = (): Promise<string | undefined> =>
  readFile(`${buildFolder('console')}/index.html`, 'utf8').catch(() => undefined);

function preloadsOf(manifest: Manifest, chunk: string): string {
  const first = new Set(manifest['index.html']?.imports);
  const names = new Set<string>();
  collect(chunk, names);
  const styles = [...names].flatMap((name) => manifest[name]?.css ?? []);
  const scripts = [...names].map((name) => manifest[name]?.file).filter((file) => file !== undefined);
  return [
    ...scripts.map((file) => `<link rel="modulepreload" crossorigin href="/${file}">`),
    ...styles.map((file) => `<link rel="stylesheet" crossorigin href="/${file}">`),
  ].join('\n    ');

  function collect(name: string, into: Set<string>): void {
    if (into.has(name) || first.has(name) || name === 'index.html' || !manifest[name]) return;
    into.add(name);
    for (const imported of manifest[name].imports ?? []) collect(imported, into);
  }
}
