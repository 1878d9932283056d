import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { boundaryRules, type Graph } from './boundary-rules.ts';

const folders = ['server/src', 'storefront/src', 'console/src', 'ui/src'];

export type Violation = { rule: string; from: string; to: string };

/**
 * Follows every import below `root` and tells which break a rule. Throws when the cruise did not see each source file:
 * it passes over what it cannot read without a word.
 */
export async function checkBoundaries(
  root: string,
  graph: Graph,
): Promise<{ modules: number; violations: Violation[] }> {
  const present = [...folders, ...packageSources(root)].filter((folder) => existsSync(join(root, folder)));
  const rules = boundaryRules(graph);
  const { output } = (await cruise(present, cruiseOptions(root, rules), {
    exportsFields: ['exports'],
    conditionNames: ['import', 'node', 'default', 'types'],
    extensions: ['.ts', '.vue', '.mjs', '.js'],
  })) as { output: ICruiseResult };
  const seen = new Set(output.modules.map((module) => module.source));
  const unseen = present.flatMap((folder) => sourceFiles(root, folder)).filter((file) => !seen.has(file));
  if (unseen.length > 0)
    throw new Error(`the boundary check did not read ${unseen.length} files:\n${unseen.join('\n')}`);
  checkGraph(root, graph);
  const violations = output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
  return { modules: seen.size, violations: [...violations, ...findCommandsInScreens(root)] };
}

const moduleImport = /^import \{([^}]*)\} from '[^']*\/modules\/([^/']+)\/index\.ts';/gms;

/** A screen may use the types, the lists and the pure rules of a module, but none of its commands: it only reads. */
function findCommandsInScreens(root: string): Violation[] {
  const folder = 'server/src/screens';
  if (!existsSync(join(root, folder))) return [];
  const screens = sourceFiles(root, folder).filter((file) => !file.endsWith('.test.ts'));
  return screens.flatMap((from) =>
    [...readFileSync(join(root, from), 'utf8').matchAll(moduleImport)].flatMap(([, names = '', module = '']) =>
      names
        .split(',')
        .map((name) => `server/src/modules/${module}/${kebab(name.trim())}.ts`)
        .filter((to) => !basename(to).startsWith('find-') && existsSync(join(root, to)))
        .map((to) => ({ rule: 'screens-only-read', from, to })),
    ),
  );
}

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function cruiseOptions(root: string, rules: IForbiddenRuleType[]): ICruiseOptions {
  return {
    baseDir: root,
    ruleSet: { forbidden: rules },
    validate: true,
    tsPreCompilationDeps: 'specify',
    combinedDependencies: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['/dist/'] },
    moduleSystems: ['es6'],
  };
}

/** Every folder of server/src/modules stands in the graph, and the graph itself has no cycle. */
function checkGraph(root: string, graph: Graph): void {
  const found = existsSync(join(root, 'server/src/modules')) ? readdirSync(join(root, 'server/src/modules')) : [];
  const undeclared = found.filter((name) => !(name in graph));
  if (undeclared.length > 0) throw new Error(`not in server/src/boundaries.ts: ${undeclared.join(', ')}`);
  const placed = new Set<string>();
  for (let before = -1; placed.size > before;) {
    before = placed.size;
    for (const [name, below] of Object.entries(graph)) if (below.every((other) => placed.has(other))) placed.add(name);
  }
  const circular = Object.keys(graph).filter((name) => !placed.has(name));
  if (circular.length > 0) throw new Error(`server/src/boundaries.ts has a cycle among: ${circular.join(', ')}`);
}

function packageSources(root: string): string[] {
  const packages = join(root, 'packages');
  return existsSync(packages) ? readdirSync(packages).map((name) => `packages/${name}/src`) : [];
}

function sourceFiles(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true })
    .map((file) => `${folder}/${String(file)}`)
    .filter((file) => /\.(ts|vue)$/.test(file) && !file.includes('/dist/'));
}
