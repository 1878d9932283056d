import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodeGb18030 } from '../../testing/encode-gb18030.ts';
import { makeXlsx } from '../../testing/make-xlsx.ts';
import { SheetError } from '../sheet-error.ts';
import { readStatement } from './read-statement.ts';

const header = ['交易时间', '交易类型', '交易对方', '商品', '收/支', '金额(元)', '当前状态', '交易单号'];
const paid = ['2026-03-01 10:05:00', '转账', '王芳', '转账备注:草莓', '收入', '68.00', '已存入零钱', '100005'];
const expected = {
  at: '2026-03-01T10:05:00+08:00',
  amountFen: 6800,
  direction: 'in',
  payer: '王芳',
  reference: '100005',
  remark: '草莓',
};

test('a bill as xlsx and as GB18030 csv says the same', async () => {
  const xlsx = await makeXlsx({
    rows: [['微信支付账单明细'], [], header, paid.map((cell, index) => (index === 5 ? 68 : cell))],
  });
  const csv = encodeGb18030(`微信支付账单明细\n\n${header.join(',')}\n${paid.join(',')}\n`);
  for (const bytes of [xlsx, csv]) {
    const [entry] = (await readStatement(bytes)).entries;
    const { raw: _raw, lineNo, ...rest } = entry ?? { raw: '', lineNo: 0 };
    assert.deepEqual(rest, expected);
    assert.equal(lineNo, 4);
  }
});

test('a picture is refused', async () => {
  await assert.rejects(readStatement(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0)), (error) => {
    assert.ok(error instanceof SheetError);
    assert.equal(error.code, 'sheets.not_a_sheet');
    return true;
  });
});
