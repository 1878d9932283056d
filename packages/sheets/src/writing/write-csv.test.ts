import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSheet } from '../reading/read-sheet.ts';
import { failureSheet } from './failure-sheet.ts';
import type { WriteSheet } from './sheet-spec.ts';
import { writeCsv } from './write-csv.ts';

const spec: WriteSheet = {
  name: 'x',
  columns: [
    { title: '订单号', kind: 'text' },
    { title: '收货人', kind: 'text' },
    { title: '订单金额', kind: 'money' },
    { title: '下单时间', kind: 'date' },
  ],
  rows: [
    ['202603010000001234', '=cmd|calc', 3510, new Date('2026-03-01T02:05:00Z')],
    ['D2', '王"芳",\n第二行', -5, null],
  ],
};

test('csv has the mark Excel needs, money in yuan, and nothing that runs', () => {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(writeCsv(spec));
  assert.equal(
    text,
    '\ufeff订单号,收货人,订单金额,下单时间\r\n' +
      "202603010000001234\t,'=cmd|calc,35.10,2026-03-01 10:05:00\r\n" +
      'D2,"王""芳"",\n第二行",-0.05,\r\n',
  );
});

test('it is read back without the guards', async () => {
  const reading = await readSheet(writeCsv(spec));
  assert.deepEqual(reading.rows, [
    {
      orderNo: '202603010000001234',
      recipientName: '=cmd|calc',
      orderAmount: 3510,
      createdAt: '2026-03-01T10:05:00+08:00',
    },
    { orderNo: 'D2', recipientName: '王"芳",\n第二行', orderAmount: -5 },
  ]);
});

test('a failure file holds the failed rows as they came, with every reason', async () => {
  const reading = await readSheet('说明\n订单号,快递公司,单号,随便\nD1,中通,1.9E+15,甲\nD2,中通,78123456789012,乙\n');
  const failures = [
    { row: 3, reason: '订单不存在' },
    { row: 3, reason: '没有快递单号' },
  ];
  const sheet = failureSheet(reading, failures);
  assert.deepEqual(
    sheet.columns.map(({ title }) => title),
    ['订单号', '快递公司', '单号', '随便', '原行数', '失败原因'],
  );
  assert.deepEqual(sheet.rows, [['D1', '中通', '1.9E+15', '甲', '3', '订单不存在；没有快递单号']]);
});
