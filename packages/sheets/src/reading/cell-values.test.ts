import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeXlsx } from '../../testing/make-xlsx.ts';
import type { MadeSheet } from '../../testing/make-xlsx.ts';
import { bareWorkbook } from '../../testing/make-zip.ts';
import { readSheet } from './read-sheet.ts';

/** Reads one cell of one column from a pasted sheet: its value and its problem. */
async function readOne(header: string, cell: string, options = {}): Promise<[unknown, string | undefined]> {
  const reading = await readSheet(`订单号\t收货人\t${header}\nD1\t王芳\t${cell}`, options);
  const { orderNo: _orderNo, recipientName: _recipientName, ...rest } = reading.rows[0] ?? {};
  return [Object.values(rest)[0], reading.problems[0]?.code];
}

const cases: [header: string, cell: string, value: unknown, problem?: string][] = [
  ['联系电话', '13800138000', '13800138000'],
  ['联系电话', '+86 138-0013-8000', '13800138000'],
  ['联系电话', '1.3800138001E+10', '13800138001'],
  ['联系电话', '1.38E+10', undefined, 'number_destroyed'],
  ['联系电话', '0571-88888888', '0571-88888888'],
  ['联系电话', '13800138000-1234', '13800138000-1234'],
  ['联系电话', '138****8000', '138****8000', 'masked_value'],
  ['联系电话', '1380013800', '1380013800', 'phone_suspect'],
  ['物流单号', '1.93068E+15', undefined, 'number_destroyed'],
  ['物流单号', "'773012345678901", '773012345678901'],
  ['订单金额', '1,234.50', 123_450],
  ['订单金额', '￥35', 3500],
  ['订单金额', '35元', 3500],
  ['订单金额', '-12.3', -1230],
  ['订单金额', '35.099999999999994', 3510],
  ['订单金额', '35.005', undefined, 'money_too_precise'],
  ['订单金额', '免费', undefined, 'not_money'],
  ['订单金额', '1,23', undefined, 'not_money'],
  ['订单金额(分)', '3500', 3500],
  ['数量', '2', 2],
  ['数量', '×3', 3],
  ['数量', '1.5斤', 1.5],
  ['数量', '0.1234', undefined, 'quantity_too_precise'],
  ['数量', '两份', undefined, 'not_a_number'],
  ['数量', '1e9', undefined, 'not_a_number'],
  ['下单时间', '2026-3-1', '2026-03-01T00:00:00+08:00'],
  ['下单时间', '2026年3月1日 下午3点05分', '2026-03-01T15:05:00+08:00'],
  ['下单时间', '20260301100506', '2026-03-01T10:05:06+08:00'],
  ['下单时间', '2026-03-01T02:05:06Z', '2026-03-01T10:05:06+08:00'],
  ['下单时间', '2026-02-30', undefined, 'not_a_time'],
  ['下单时间', '3-1 10:05', undefined, 'not_a_time'],
  ['备注', '-', undefined],
  ['省', '****', undefined, 'masked_value'],
  ['备注', '锟斤\ufffd', '锟斤\ufffd', 'text_damaged'],
];

for (const [header, cell, value, problem] of cases) {
  test(`${header} ${cell} is ${value ?? 'left out'}${problem ? ` and told as ${problem}` : ''}`, async () => {
    assert.deepEqual(await readOne(header, cell), [value, problem]);
  });
}

test('times take the offset of the zone asked for', async () => {
  assert.deepEqual(await readOne('下单时间', '2026-07-01 10:00', { timeZone: 'Europe/Berlin' }), [
    '2026-07-01T10:00:00+02:00',
    undefined,
  ]);
});

test('a problem names its row, its column and what stood there', async () => {
  const reading = await readSheet('订单号,数量\nD1,2\nD2,两份\n');
  assert.deepEqual(reading.problems, [
    { row: 3, column: '数量', code: 'not_a_number', message: '这里应该是数字', value: '两份' },
  ]);
  assert.deepEqual(reading.rows, [{ orderNo: 'D1', quantity: 2 }, { orderNo: 'D2' }]);
  assert.deepEqual(reading.rowNumbers, [2, 3]);
});

test('an xlsx gives phones stored as numbers, dates, rich text, links and booleans', async () => {
  const rows = [
    ['订单号', '联系电话', '下单时间', '收货人', '备注', '数量'],
    ['D1', 13800138000, new Date('2026-03-01T10:05:00Z'), { richText: [{ text: '王' }, { text: '芳' }] }, true, 1.5],
  ];
  const change: MadeSheet['change'] = (sheet) => {
    sheet.getCell('C2').numFmt = 'yyyy-mm-dd hh:mm';
  };
  const reading = await readSheet(await makeXlsx({ rows, change }));
  assert.deepEqual(reading.rows, [
    {
      orderNo: 'D1',
      phone: '13800138000',
      createdAt: '2026-03-01T10:05:00+08:00',
      recipientName: '王芳',
      buyerNote: '是',
      quantity: 1.5,
    },
  ]);
});

test('a formula gives its saved result and is told; one without is left out and told', async () => {
  const rows = [
    ['订单号', '数量', '金额'],
    ['D1', { formula: '1+1', result: 2 }, { formula: 'B2*35' }],
    ['D2', 1, { error: '#N/A' as const }],
  ];
  const reading = await readSheet(await makeXlsx({ rows }));
  assert.deepEqual(reading.rows, [
    { orderNo: 'D1', quantity: 2 },
    { orderNo: 'D2', quantity: 1 },
  ]);
  assert.deepEqual(
    reading.problems.map(({ row, column, code }) => [row, column, code]),
    [
      [2, '数量', 'formula_value_used'],
      [2, '金额', 'formula_without_value'],
      [3, '金额', 'cell_error'],
    ],
  );
});

test('a number longer than a double keeps its digits, unless Excel has zeroed them', async () => {
  const cell = (address: string, value: string) => `<c r="${address}"><v>${value}</v></c>`;
  const text = (address: string, value: string) => `<c r="${address}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const reading = await readSheet(
    bareWorkbook(
      `<row r="1">${text('A1', '订单号')}${text('B1', '收货人')}</row>` +
        `<row r="2">${cell('A2', '2345678901234567891')}${text('B2', '王芳')}</row>` +
        `<row r="3">${cell('A3', '2345678901234560000')}${text('B3', '李雷')}</row>`,
    ),
  );
  assert.deepEqual(reading.rows, [
    { orderNo: '2345678901234567891', recipientName: '王芳' },
    { recipientName: '李雷' },
  ]);
  assert.deepEqual(
    reading.problems.map(({ row, code }) => [row, code]),
    [[3, 'number_rounded']],
  );
});
