import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Workbook } from '@cj-tech-master/excelts';
import type { Worksheet } from '@cj-tech-master/excelts';
import type { WriteSheet } from './sheet-spec.ts';
import { writeSheet } from './write-sheet.ts';

const spec: WriteSheet = {
  name: '分拣单',
  title: '草莓团',
  columns: [
    { title: '楼栋', kind: 'text' },
    { title: '收货人', kind: 'text' },
    { title: '电话', kind: 'text' },
    { title: '数量', kind: 'number' },
    { title: '金额', kind: 'money' },
    { title: '下单时间', kind: 'date' },
  ],
  rows: [
    ['3', '王芳', '13800138000', 2, 7000, new Date('2026-03-01T02:05:00Z')],
    ['3', '=HYPERLINK("http://x","领奖")', '013800138', 1.5, 3510n, '2026-03-01T10:05:00+08:00'],
    ['5', '@SUM(A1)', '+8613800138001', 1, 1, null],
  ],
};

async function open(sheets: WriteSheet[]): Promise<Worksheet[]> {
  const workbook = new Workbook();
  await workbook.xlsx.load(await writeSheet({ sheets }));
  return workbook.worksheets;
}

test('the header is frozen, filtered and printed on every page', async () => {
  const [sheet] = await open([spec]);
  const view = sheet?.views[0];
  assert.ok(view?.state === 'frozen');
  assert.equal(view.ySplit, 2);
  assert.equal(sheet?.autoFilter, 'A2:F5');
  assert.equal(sheet?.pageSetup.printTitlesRow, '1:2');
  assert.deepEqual(sheet?.model.mergeCells, ['A1:F1']);
});

test('numbers are numbers, money is yuan with two decimals, dates are the wall clock, phones are text', async () => {
  const [sheet] = await open([spec]);
  const cell = (address: string) => sheet?.getCell(address);
  assert.equal(cell('D4')?.value, 1.5);
  assert.equal(cell('E3')?.value, 70);
  assert.equal(cell('E4')?.value, 35.1);
  assert.equal(cell('E3')?.numFmt, '#,##0.00');
  assert.deepEqual(cell('F3')?.value, new Date('2026-03-01T10:05:00Z'));
  assert.deepEqual(cell('F4')?.value, new Date('2026-03-01T10:05:00Z'));
  assert.equal(cell('C3')?.value, '13800138000');
  assert.equal(cell('C3')?.numFmt, '@');
});

test('text that looks like a formula stays text', async () => {
  const [sheet] = await open([spec]);
  assert.equal(sheet?.getCell('B4').value, '=HYPERLINK("http://x","领奖")');
  assert.equal(sheet?.getCell('B5').value, '@SUM(A1)');
  assert.equal(sheet?.getCell('C5').value, '+8613800138001');
});

test('groups are cut and summed, totals leave the sums of groups out', async () => {
  const [sheet] = await open([{ ...spec, totals: true, groups: { column: 0, subtotals: true, pageBreak: true } }]);
  const column = (letter: string) => [3, 4, 5, 6, 7, 8].map((row) => sheet?.getCell(`${letter}${row}`).value);
  assert.deepEqual(column('A'), ['3', '3', '小计', '5', '小计', '合计']);
  assert.deepEqual(column('E'), [
    70,
    35.1,
    { formula: 'SUBTOTAL(109,E3:E4)', result: 105.1 },
    0.01,
    { formula: 'SUBTOTAL(109,E6:E6)', result: 0.01 },
    { formula: 'SUBTOTAL(109,E3:E7)', result: 105.11 },
  ]);
  assert.equal(sheet?.getCell('A6').border?.top?.style, 'mediumDashed');
  assert.deepEqual(
    sheet?.rowBreaks.map(({ id }) => id),
    [5],
  );
});

test('groups without sums are cut and begin new pages too', async () => {
  const [sheet] = await open([{ ...spec, groups: { column: 0, pageBreak: true } }]);
  assert.deepEqual(
    sheet?.rowBreaks.map(({ id }) => id),
    [4],
  );
  assert.equal(sheet?.getCell('A5').border?.top?.style, 'mediumDashed');
  assert.equal(sheet?.getCell('A4').border, undefined);
});

test('a sheet without rows has its header and sums of nothing', async () => {
  const [sheet] = await open([{ name: '空', columns: [{ title: '金额', kind: 'money' }], rows: [], totals: true }]);
  assert.equal(sheet?.autoFilter, 'A1:A1');
  assert.deepEqual(sheet?.getCell('A2').value, { formula: 'SUBTOTAL(109,A2:A2)', result: 0 });
});

test('columns are as wide as Chinese text needs, unless told otherwise', async () => {
  const wide = { title: '很长的一列标题文字', kind: 'text' } as const;
  const [sheet] = await open([{ name: '宽', columns: [wide, { ...wide, width: 12 }], rows: [['短', '短']] }]);
  assert.deepEqual([sheet?.getColumn(1).width, sheet?.getColumn(2).width], [22, 12]);
});

test('sheet names are made fit for Excel and unlike', async () => {
  const names = ['3号楼/5号楼: [全部]', '3号楼/5号楼: [全部]', "'", '很'.repeat(40)];
  const sheets = await open(
    names.map((name) => ({ name, columns: [{ title: 'A', kind: 'text' as const }], rows: [] })),
  );
  assert.deepEqual(
    sheets.map(({ name }) => name),
    ['3号楼 5号楼 全部', '3号楼 5号楼 全部 (2)', '表', '很'.repeat(31)],
  );
});

test('a date without a zone is the clock of the shop, whatever the machine thinks', async () => {
  const columns = [{ title: '日期', kind: 'date' as const }];
  const rows = [['2026-03-01'], ['2026-03-01 10:05'], ['2026-03-01T02:05:00Z'], ['明天'], ['2026-13-01']];
  const [sheet] = await open([{ name: 'x', columns, rows }]);
  assert.deepEqual(
    [2, 3, 4, 5, 6].map((row) => sheet?.getCell(`A${row}`).value),
    [
      new Date('2026-03-01T00:00:00Z'),
      new Date('2026-03-01T10:05:00Z'),
      new Date('2026-03-01T10:05:00Z'),
      '明天',
      '2026-13-01',
    ],
  );
});

test('a value that does not fit its column is written as text, control characters are left out', async () => {
  const columns = [
    { title: '数量', kind: 'number' as const },
    { title: '备注', kind: 'text' as const },
  ];
  const [sheet] = await open([{ name: 'x', columns, rows: [['两份', 'a\u0001b\ud800']] }]);
  assert.equal(sheet?.getCell('A2').value, '两份');
  assert.equal(sheet?.getCell('B2').value, 'ab\ufffd');
});
