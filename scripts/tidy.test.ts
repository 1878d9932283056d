import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { findUntested, findUntidy } from './tidy.ts';

const temporary = mkdtempSync(join(tmpdir(), 'heyi-tidy-'));
after(() => rmSync(temporary, { recursive: true, force: true }));

const module = 'server/src/modules/orders';

const planted: [problem: string, file: string, text: string][] = [
  ['has 401 lines, at most 400 are allowed', `${module}/order.ts`, 'x;\n'.repeat(401)],
  ['has 121 characters, at most 120 are allowed', `${module}/order.ts`, 'x'.repeat(121)],
  ['new Date(): use ctx.now: one instant for the whole transaction', `${module}/order.ts`, 'new Date()'],
  ['process.env: use kernel/config.ts', 'server/src/app.ts', 'process.env.PORT'],
  [
    'console.log(: use the log, or process.stdout in a command of the command line',
    `${module}/order.ts`,
    'console.log(1)',
  ],
  ['.transaction(: use ctx.tx: transactions are opened by the kernel', `${module}/order.ts`, 'database.transaction()'],
  ['fetch(: use gateway.ts, outside of a transaction', `${module}/order.ts`, 'fetch("")'],
  ['v-html: use text interpolation, which escapes', 'console/src/Page.vue', '<p v-html="name" />'],
  ['test.skip(: use a test that runs', `${module}/order.test.ts`, 'test.skip("")'],
  ['TODO: use the work done, or nothing', `${module}/order.ts`, '// TODO later'],
  ['OrderManager: use the name of what it does', `${module}/order.ts`, 'class OrderManager {}'],
  ['dingdan: use the word of GLOSSARY.md', `${module}/order.ts`, 'const dingdan = 1'],
];

for (const [problem, file, text] of planted) {
  test(`it finds: ${problem}`, () => {
    assert.deepEqual(findUntidy(plant({ [file]: text })), [`${file}:1 ${problem}`]);
  });
}

test('what is allowed in its place passes', () => {
  const root = plant({
    [`${module}/jobs.ts`]: 'fetch("")',
    [`${module}/order.test.ts`]: 'new Date()',
    'server/src/kernel/config.ts': 'process.env',
    'ui/src/messages/zh-CN/common.ts': 'x'.repeat(200),
    [`${module}/order.ts`]: `const sentence = '${'x'.repeat(120)}';`,
  });
  assert.deepEqual(findUntidy(root), []);
});

test('a folder may hold 20 files beside their tests', () => {
  const names = Array.from({ length: 20 }, (_, index) => `${module}/n${index}.ts`);
  const tests = names.map((name) => name.replace('.ts', '.test.ts'));
  const enough = Object.fromEntries([...names, ...tests].map((name) => [name, '']));
  assert.deepEqual(findUntidy(plant(enough)), []);
  assert.deepEqual(findUntidy(plant({ ...enough, [`${module}/one-more.ts`]: '' })), [
    `${module} has 21 files beside tests, at most 20 are allowed`,
  ]);
});

test('a command that no test names is named, a finder is not', () => {
  const root = plant({
    [`${module}/place-order.ts`]: 'export async function placeOrder() {}',
    [`${module}/pay-order.ts`]: 'export async function payOrder() {}',
    [`${module}/find-orders.ts`]: 'export async function findOrders() {}',
    [`${module}/order-rules.ts`]: 'export const limit = 1;',
    'server/test/flows/pay.test.ts': 'payOrder(ctx);',
  });
  assert.deepEqual(findUntested(root), [`${module}/place-order.ts`]);
});

function plant(files: Record<string, string>): string {
  const root = mkdtempSync(join(temporary, 'tree-'));
  mkdirSync(join(root, 'server/src/modules'), { recursive: true });
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), content);
  }
  return root;
}
