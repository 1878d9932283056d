import assert from 'node:assert/strict';
import { test } from 'node:test';
import { billHash, readBill, writeBill } from './bill.ts';

const columns = ['交易时间', '商户数据包', '订单金额'];
const bill = {
  rows: [
    { 交易时间: '2026-11-24 10:00:00', 商户数据包: '{"a":1,"b":"x,y"}', 订单金额: '12.30' },
    { 交易时间: '2026-11-24 10:00:01', 商户数据包: '', 订单金额: '0.00' },
  ],
  summary: { 总交易单数: '2', 订单总金额: '12.30' },
};

test('a bill is a byte order mark, CRLF and a backtick before every value', () => {
  assert.equal(
    writeBill(columns, bill),
    '\uFEFF交易时间,商户数据包,订单金额\r\n`2026-11-24 10:00:00,`{"a":1,"b":"x,y"},`12.30\r\n' +
      '`2026-11-24 10:00:01,`,`0.00\r\n总交易单数,订单总金额\r\n`2,`12.30\r\n',
  );
});

test('a value with commas and quotation marks comes back whole', () => {
  assert.deepEqual(readBill(writeBill(columns, bill)), bill);
});

test('a bill that was cut short or whose row lost a value is refused', () => {
  const text = writeBill(columns, bill);
  assert.throws(() => readBill(text.slice(0, text.indexOf('总交易单数'))), /cut short/);
  assert.throws(() => readBill(text.replace(',`0.00', '')), /line 3 of the bill has 2 values for 3 columns/);
  assert.throws(() => readBill(''), /cut short/);
});

test('the hash is SHA-1 of the uncompressed bytes', () => {
  assert.equal(billHash('abc'), 'a9993e364706816aba3e25717850c26c9cd0d89d');
});
