import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { boundaries } from '../server/src/boundaries.ts';
import { checkBoundaries } from './boundaries.ts';
import { modules, root } from './paths.mjs';
import { findUntested, findUntidy } from './tidy.ts';

/** One named check. `run` gives what is wrong, empty when nothing is. A step that only advises is not counted. */
export type Step = { name: string; advises?: boolean; run: () => Promise<string> };

export function checkSteps(): Step[] {
  const typed = ['scripts', 'server', 'ui', 'storefront', 'console', 'e2e', 'bench', ...packages()];
  return [
    { name: 'format', run: () => tool('oxfmt', ['--check', '.']) },
    { name: 'lint', run: () => tool('oxlint', ['--type-aware']) },
    ...typed.filter(hasSources).map((folder) => ({
      name: `types of ${folder}`,
      run: () => tool(hasComponents(folder) ? 'vue-tsc' : 'tsc', ['--noEmit', '-p', folder]),
    })),
    { name: 'boundaries', run: listViolations },
    { name: 'tidy', run: async () => findUntidy(root).join('\n') },
    { name: 'commands that no test names', advises: true, run: async () => findUntested(root).join('\n') },
  ];
}

/** Runs the checks, two at a time; returns how many passed and failed. */
export async function runChecks(steps: Step[]): Promise<{ passed: number; failed: number }> {
  const counts = { passed: 0, failed: 0 };
  const waiting = steps.values();
  const work = async () => {
    for (const { name, advises, run } of waiting) {
      const start = performance.now();
      const wrong = await run().catch((error: Error) => error.message);
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      if (!advises) counts[wrong ? 'failed' : 'passed'] += 1;
      process.stdout.write(
        `${wrong ? (advises ? '⚠' : '✖') : '✔'} ${name} (${seconds} s)\n${wrong ? `${wrong}\n` : ''}`,
      );
    }
  };
  await Promise.all([work(), work()]);
  return counts;
}

async function listViolations(): Promise<string> {
  const { modules: count, violations } = await checkBoundaries(root, boundaries);
  if (count === 0) return 'no module was read';
  return violations.map(({ rule, from, to }) => `${from}: ${rule}: ${to}`).join('\n');
}

function tool(name: string, args: string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(join(modules, '.bin', name), args, { cwd: root, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      resolve(error ? `${stdout}${stderr}`.trim() || error.message : '');
    });
  });
}

function packages(): string[] {
  return readdirSync(join(root, 'packages')).map((name) => `packages/${name}`);
}

function hasSources(folder: string): boolean {
  return existsSync(join(root, folder, 'tsconfig.json')) && sources(folder).some((file) => /\.(ts|vue)$/.test(file));
}

function hasComponents(folder: string): boolean {
  return sources(folder).some((file) => file.endsWith('.vue'));
}

function sources(folder: string): string[] {
  const place = existsSync(join(root, folder, 'src')) ? join(root, folder, 'src') : join(root, folder);
  return readdirSync(place, { recursive: true }).map(String);
}

if (import.meta.main) {
  const wanted = process.argv.slice(2);
  const steps = checkSteps().filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)));
  const { failed } = await runChecks(steps);
  process.exitCode = failed > 0 || steps.length === 0 ? 1 : 0;
}
