import { spawn } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { testDataFolder } from '../server/test/cluster.ts';
import { checkSteps, runChecks } from './check.ts';
import { root } from './paths.mjs';

type Counts = { passed: number; failed: number };

type Group = { name: string; files: string[]; options: string[]; postgres?: string };

/** Kinds of tests in the order they run. Pure ones share a process; a browser has both cores to itself. */
const groups: Group[] = [
  {
    name: 'pure',
    files: ['{packages/*,ui,storefront,console}/{src,test,accuracy}/**/*.test.ts'],
    options: ['--test-isolation=none'],
  },
  { name: 'server', files: ['{server,scripts,bench}/**/*.test.ts'], options: ['--test-concurrency=2'] },
  { name: 'browser', files: ['e2e/**/*.test.ts'], options: ['--test-concurrency=1'] },
];

/**
 * What can tell one PostgreSQL from another: migrations, the kernel, the screens' statements and the main flow of each
 * module. Rules in TypeScript, properties and races behave alike on both and are left to the first run.
 */
const closestToSql = [
  'server/test/*.test.ts',
  'server/src/kernel/{*,backup/*,files/sweep-*}.test.ts',
  'server/src/{invariants,screens}/**/*.test.ts',
  'server/src/modules/catalog/{create-product,search-text}.test.ts',
  'server/src/modules/communities/members.test.ts',
  'server/src/modules/fulfilment/*.test.ts',
  'server/src/modules/imports/import-goods.test.ts',
  'server/src/modules/intake/confirm-paste.test.ts',
  'server/src/modules/inventory/reserve-stock.test.ts',
  'server/src/modules/ledger/post-transactions.test.ts',
  'server/src/modules/orders/{place,edit}-*.test.ts',
  'server/src/modules/outreach/record-touches.test.ts',
  'server/src/modules/payments/payments.test.ts',
  'server/src/modules/people/{find,match}-*.test.ts',
  'server/src/modules/sales/{count-sold,create-sale}.test.ts',
  'server/src/modules/sharing/share-sale.test.ts',
  'server/src/modules/shops/{session,sweep-sign-ins}.test.ts',
  'server/src/modules/statements/match-statement.test.ts',
];

/** Programs of an older PostgreSQL, such as /usr/lib/postgresql/15/bin: what is closest to SQL runs on that one too. */
const older = process.env['HEYI_TEST_POSTGRES'];
if (older) {
  groups.splice(2, 0, {
    name: 'server on another PostgreSQL',
    files: closestToSql,
    options: ['--test-concurrency=2'],
    postgres: older,
  });
  delete process.env['HEYI_TEST_POSTGRES'];
}

const filters = process.argv.slice(2);
const temporary = mkdtempSync(join(tmpdir(), 'heyi-counts-'));
// A server of this run's own, so that it is never stopped under another run.
process.env['HEYI_TEST_DATA'] = `${testDataFolder()}-${process.pid}`;

const total: Counts = filters.length > 0 ? { passed: 0, failed: 0 } : await runChecks(checkSteps());
for (const group of groups) {
  const files = group.files
    .flatMap((pattern) => filesOf(pattern))
    .filter((file) => filters.length === 0 || filters.some((filter) => file.includes(filter)))
    .toSorted();
  if (files.length > 0) add(await runGroup(group, files));
}
if (total.passed + total.failed === 0) {
  process.stdout.write(`没有匹配的测试 No test file matches: ${filters.join(' ')}\n`);
  total.failed = 1;
}
for (const postgres of [undefined, older]) await stopCluster(postgres);
rmSync(temporary, { recursive: true, force: true });
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** A pattern that finds nothing is a test that was moved and would be missed without a word: that is a failure. */
function filesOf(pattern: string): string[] {
  const files = globSync(pattern, { cwd: root, exclude: ['**/node_modules/**'] });
  if (files.length > 0) return files;
  process.stdout.write(`✖ no test matches ${pattern}\n`);
  add({ passed: 0, failed: 1 });
  return [];
}

function add({ passed, failed }: Counts): void {
  total.passed += passed;
  total.failed += failed;
}

async function runGroup({ name, options, postgres }: Group, files: string[]): Promise<Counts> {
  process.stdout.write(`\n${name}: ${files.length} files\n`);
  const counted = join(temporary, name);
  const reporters = [
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    `--test-reporter=${join(root, 'scripts', 'count-reporter.ts')}`,
    `--test-reporter-destination=${counted}`,
  ];
  const args = ['--test', '--test-timeout=180000', ...options, ...reporters, ...files];
  const env = { ...process.env, ...(postgres && { HEYI_TEST_POSTGRES: postgres }) };
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  const counts = existsSync(counted) ? (JSON.parse(readFileSync(counted, 'utf8') || 'null') as Counts | null) : null;
  // A run that ended badly without a failed test, or without an account of itself, is one failure.
  if (!counts) return { passed: 0, failed: 1 };
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** The tests' server ends by itself when no test comes any more; here it is known that none will. */
async function stopCluster(postgres: string | undefined): Promise<void> {
  if (postgres) process.env['HEYI_TEST_POSTGRES'] = postgres;
  const lock = join(testDataFolder(), 'keeper.lock');
  if (!existsSync(lock)) return;
  process.kill(Number(readFileSync(lock, 'utf8').split(' ')[0]), 'SIGTERM');
  for (const deadline = Date.now() + 10_000; existsSync(lock) && Date.now() < deadline;) await sleep(50);
}
