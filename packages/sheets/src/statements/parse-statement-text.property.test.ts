import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseStatementText } from './parse-statement-text.ts';

const now = new Date('2026-03-05T00:00:00Z');

test('no line is lost and none is made up, whatever is pasted', () => {
  const line = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.constantFrom(
      '王芳 转账 68',
      '收款金额',
      '￥35.00',
      '+68.00',
      '3月1日 10:05',
      '转账-来自王芳',
      '',
      '收款到账通知',
      '汇总',
    ),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 15 }), (lines) => {
      const text = lines.join('\n');
      const { entries, unread } = parseStatementText(text, { now });
      const covered = [...entries, ...unread].flatMap(({ lineNo, raw }) =>
        raw.split(/\r\n?|\n/u).map((_, index) => lineNo + index),
      );
      assert.equal(new Set(covered).size, covered.length);
      const filled = text
        .split(/\r\n?|\n/u)
        .flatMap((one, index) => (one.normalize('NFKC').trim() === '' ? [] : [index + 1]));
      for (const lineNo of filled) assert.ok(covered.includes(lineNo), `line ${lineNo} of ${JSON.stringify(text)}`);
      for (const { amountFen } of entries) assert.ok(Number.isSafeInteger(amountFen) && amountFen > 0);
    }),
    { numRuns: 500 },
  );
});

test('an amount is read to the fen in every way it is written', () => {
  const shapes = fc.constantFrom(
    (yuan: string) => `微信支付收款${yuan}元`,
    (yuan: string) => `支付宝成功收款${yuan}元`,
    (yuan: string) => `您尾号6222的账户3月1日10:05收入人民币${yuan}元，余额88,123.45元`,
    (yuan: string) => `王芳 转账 ￥${yuan}`,
    (yuan: string) => `二维码收款-来自王芳 3月1日 10:05 +${yuan}`,
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9_999_999 }), shapes, fc.boolean(), (fen, shape, grouped) => {
      const plain = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
      const yuan = grouped ? plain.replace(/\B(?=(\d{3})+\.)/gu, ',') : plain;
      const { entries, unread } = parseStatementText(shape(yuan), { now });
      assert.deepEqual(unread, []);
      assert.deepEqual(
        entries.map(({ amountFen, direction }) => [amountFen, direction]),
        [[fen, 'in']],
      );
    }),
  );
});

test('a long run of digits or spaces is passed over quickly', () => {
  const started = performance.now();
  for (const text of ['9'.repeat(2_000_000), `王芳 转账${' '.repeat(500_000)}x`, '收款 1'.repeat(200_000)]) {
    assert.deepEqual(parseStatementText(text).entries, []);
  }
  assert.ok(performance.now() - started < 5000);
});
