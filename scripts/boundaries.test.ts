import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { checkBoundaries } from './boundaries.ts';

const temporary = mkdtempSync(join(tmpdir(), 'heyi-boundaries-'));
after(() => rmSync(temporary, { recursive: true, force: true }));

const graph = { catalog: [], people: [], orders: ['catalog'] };

/** A small tree that keeps every rule. */
const lawful = {
  'server/src/mounted.ts': "export { routes } from './modules/orders/routes.ts';",
  'server/src/kernel/database.ts': 'export const sql = 1;',
  'server/src/modules/catalog/index.ts': "export { findSku, type Sku } from './find-sku.ts';",
  'server/src/modules/catalog/find-sku.ts': 'export type Sku = { id: string };\nexport const findSku = 1;',
  'server/src/modules/people/index.ts': 'export const findPerson = 1;',
  'server/src/modules/orders/index.ts': "export { placeOrder } from './place-order.ts';",
  'server/src/modules/orders/place-order.ts':
    "import { findSku } from '../catalog/index.ts';\nexport const placeOrder = findSku;",
  'server/src/modules/orders/routes.ts':
    "import { placeOrder } from './place-order.ts';\nexport const routes = [placeOrder];",
  'server/src/modules/orders/gateway.ts': "import { request } from 'node:https';\nexport const ask = request;",
  'server/src/screens/stock.ts': "import type { Sku } from '../modules/catalog/index.ts';\nexport type Row = Sku;",
  'packages/chains/package.json': '{ "name": "@heyi/chains", "type": "module", "exports": { ".": "./src/index.ts" } }',
  'packages/chains/src/index.ts': 'export const parse = 1;',
  'package.json': '{ "name": "heyi", "private": true, "type": "module", "workspaces": ["packages/*", "console"] }',
  'console/package.json': '{ "name": "@heyi/console", "type": "module" }',
  'console/src/main.ts': "import { parse } from '@heyi/chains';\nexport const main = parse;",
};

const planted: [rule: string, file: string, text: string][] = [
  ['catalog-calls-only-what-it-declares', 'server/src/modules/catalog/x.ts', "import '../orders/index.ts';"],
  ['orders-calls-only-what-it-declares', 'server/src/modules/orders/x.ts', "import '../people/index.ts';"],
  ['front-door-only', 'server/src/modules/orders/x.ts', "import '../catalog/find-sku.ts';"],
  ['front-door-only-from-outside', 'server/src/commands/x.ts', "import '../modules/orders/place-order.ts';"],
  [
    'routes-do-not-query',
    'server/src/modules/people/routes.ts',
    "import { sql } from '../../kernel/database.ts';\nsql;",
  ],
  ['network-only-from-gateway', 'server/src/modules/orders/x.ts', "import 'node:net';"],
  ['gateway-outside-commands', 'server/src/modules/orders/x.ts', "import './gateway.ts';"],
  ['kernel-knows-no-module', 'server/src/kernel/x.ts', "import '../modules/catalog/index.ts';"],
  [
    'screens-only-read',
    'server/src/screens/x.ts',
    "import { type X, placeOrder } from '../modules/orders/index.ts';\nplaceOrder;",
  ],
  ['front-ends-import-packages', 'console/src/x.ts', "import '../../packages/chains/src/index.ts';"],
  [
    'front-ends-know-no-app',
    'console/src/x.ts',
    "import type { Row } from '../../server/src/screens/stock.ts';\nexport type A = Row;",
  ],
  ['packages-stand-alone', 'packages/chains/src/x.ts', "import '../../../server/src/kernel/database.ts';"],
  ['no-cycles', 'server/src/modules/orders/find-order-lines.ts', "import './find-order.ts';"],
  ['resolvable', 'server/src/modules/orders/x.ts', "import './nowhere.ts';"],
];

test('a tree that keeps the rules passes, and every file of it was read', async () => {
  const { modules, violations } = await checkBoundaries(plant({}), graph);
  assert.deepEqual(violations, []);
  assert.ok(modules >= Object.keys(lawful).filter((file) => file.endsWith('.ts')).length);
});

for (const [rule, file, text] of planted) {
  test(`${rule} catches its violation`, async () => {
    const companion = { 'server/src/modules/orders/find-order.ts': "import './find-order-lines.ts';" };
    const root = plant({ [file]: text, ...(rule === 'no-cycles' ? companion : {}) });
    const { violations } = await checkBoundaries(root, graph);
    assert.ok(
      violations.some((violation) => violation.rule === rule && violation.from === file),
      JSON.stringify(violations),
    );
  });
}

test('a module that is not in the graph is refused', async () => {
  const root = plant({ 'server/src/modules/parcels/index.ts': 'export {};' });
  await assert.rejects(checkBoundaries(root, graph), /not in server\/src\/boundaries.ts: parcels/);
});

test('a graph with a cycle is refused', async () => {
  const circular = { ...graph, catalog: ['orders'] };
  await assert.rejects(checkBoundaries(plant({}), circular), /has a cycle among: catalog, orders/);
});

function plant(files: Record<string, string>): string {
  const root = mkdtempSync(join(temporary, 'tree-'));
  for (const [file, text] of Object.entries({ ...lawful, ...files })) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), `${text}\n`);
  }
  mkdirSync(join(root, 'node_modules', '@heyi'), { recursive: true });
  symlinkSync('../../packages/chains', join(root, 'node_modules', '@heyi', 'chains'));
  return root;
}
