import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const program = join(import.meta.dirname, '..', 'main.ts');
const folder = mkdtempSync(join(tmpdir(), 'heyi-sheets-'));
after(() => rmSync(folder, { recursive: true }));

const orders = fileOf(
  'orders.csv',
  '\uFEFF订单编号,收货人姓名 ,联系手机,宝贝标题 ,数量,备用\n="202611240001",王芳,\'16312345678,草莓,2,x\n="202611240002",李雷,1.38E+10,蓝莓,abc,\n',
);

function fileOf(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function heyi(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'sheets', ...args], { encoding: 'utf8' });
  return { status, stderr, json: JSON.parse(stdout || '{}') as Record<string, unknown> };
}

test('inspect says what each column means and what is wrong, and prints as many rows as asked for', () => {
  const { status, json } = heyi('inspect', orders, '--limit', '1');
  assert.equal(status, 0);
  assert.deepEqual(json['columns'], [
    { header: '订单编号', field: 'orderNo', certainty: 'exact' },
    { header: '收货人姓名', field: 'recipientName', certainty: 'alias' },
    { header: '联系手机', field: 'phone', certainty: 'alias' },
    { header: '宝贝标题', field: 'product', certainty: 'alias' },
    { header: '数量', field: 'quantity', certainty: 'exact' },
    { header: '备用', field: null, certainty: 'guess' },
  ]);
  assert.deepEqual([json['headerRow'], json['rowCount']], [1, 2]);
  assert.deepEqual(json['rows'], [
    { orderNo: '202611240001', recipientName: '王芳', phone: '16312345678', product: '草莓', quantity: 2 },
  ]);
  const problems = json['problems'] as { row: number; column: string; code: string }[];
  assert.deepEqual(
    problems.map(({ row, column, code }) => [row, column, code]).toSorted(),
    [
      [3, '数量', 'not_a_number'],
      [3, '联系手机', 'number_destroyed'],
    ].toSorted(),
  );
});

test('match finds the order of a parcel and names what is left over', () => {
  const tracking = fileOf('tracking.tsv', '订单号\t快递单号\n202611240001\tSF1234567890123\n99\t773312345678901\n');
  const { status, json } = heyi('match', '--orders', orders, '--tracking', tracking);
  assert.equal(status, 0);
  const [parcel] = json['matched'] as { orderNo: string; courier: string; courierInferred: boolean; by: string }[];
  assert.deepEqual(
    [parcel?.orderNo, parcel?.courier, parcel?.courierInferred, parcel?.by],
    ['202611240001', '顺丰', true, 'orderNo'],
  );
  assert.deepEqual(json['unmatchedTracking'], ['773312345678901']);
  assert.deepEqual(json['ordersWithoutTracking'], ['202611240002']);
});

test('what is no sheet, no file or no command is said, with exit code 1', () => {
  const noSheet = heyi('inspect', fileOf('bad.xlsx', '\u0000\u0001\u0002'));
  assert.deepEqual([noSheet.status, (noSheet.json['error'] as { code: string }).code], [1, 'sheets.not_a_sheet']);
  assert.match(heyi('inspect', join(folder, 'none.csv')).stderr, /cannot be opened/);
  assert.match(heyi('inspect', orders, '--limit', 'many').stderr, /whole number/);
  assert.match(heyi('match', '--orders', orders).stderr, /sheets match --orders FILE --tracking FILE/);
});
