import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encryptDocx, writeCfb } from '@cj-tech-master/excelts/word/crypto';
import { encodeGb18030 } from '../../testing/encode-gb18030.ts';
import { makeXlsx } from '../../testing/make-xlsx.ts';
import { bareWorkbook, makeZip } from '../../testing/make-zip.ts';
import { SheetError } from '../sheet-error.ts';
import type { SheetErrorCode } from '../sheet-error.ts';
import { readSheet } from './read-sheet.ts';

async function assertRefused(input: Uint8Array | string, code: SheetErrorCode, options = {}): Promise<void> {
  await assert.rejects(readSheet(input, options), (error) => {
    assert.ok(error instanceof SheetError);
    assert.equal(error.code, code);
    assert.match(error.message, /\p{Script=Han}/u);
    assert.match(error.text('en'), /^[\x20-\x7e]+$/u);
    return true;
  });
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const header = '订单号,收货人,联系电话\n';

test('an empty file, spaces and empty sheets are refused as empty', async () => {
  await assertRefused(new Uint8Array(), 'sheets.empty');
  await assertRefused(' \n\t\n', 'sheets.empty');
  await assertRefused(await makeXlsx({ rows: [] }), 'sheets.empty');
});

test('pictures and other junk are refused as no sheet', async () => {
  const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d);
  await assertRefused(png, 'sheets.not_a_sheet');
  const junk = Uint8Array.from({ length: 4000 }, (_, index) => 1 + ((index * 7919) % 31));
  await assertRefused(junk, 'sheets.not_a_sheet');
  await assertRefused('订单号\0收货人', 'sheets.not_a_sheet');
});

test('a chat message is refused for want of a header', async () => {
  await assertRefused('大家好，今天的草莓到了\n3-501 要两盒\n谢谢', 'sheets.no_header');
});

test('a zip cut short and a zip that is no workbook are refused as damaged', async () => {
  const whole = await makeXlsx({
    rows: [
      ['订单号', '收货人'],
      ['1', '王芳'],
    ],
  });
  await assertRefused(whole.subarray(0, whole.length - 40), 'sheets.damaged');
  await assertRefused(makeZip([{ name: 'readme.txt', content: 'hello' }]), 'sheets.damaged');
});

test('a zip whose parts unpack to more than 100 MB is refused before unpacking', async () => {
  const bomb = makeZip([{ name: 'xl/worksheets/sheet1.xml', content: 'x', claimedSize: 150_000_000 }]);
  await assertRefused(bomb, 'sheets.zip_bomb');
});

test('a part packed a hundredfold is refused', async () => {
  const bomb = makeZip([{ name: 'xl/worksheets/sheet1.xml', content: new Uint8Array(6_000_000) }]);
  assert.ok(bomb.length < 20_000);
  await assertRefused(bomb, 'sheets.zip_bomb');
});

test('a part that unpacks to more than it claims is refused', async () => {
  const liar = bareWorkbook('<row r="1"><c r="A1"><v>1</v></c></row>'.repeat(2000), '', 1000);
  await assertRefused(liar, 'sheets.zip_bomb');
});

const text = (address: string, value: string): string => `<c r="${address}" t="inlineStr"><is><t>${value}</t></is></c>`;
const twoRows =
  `<row r="1">${text('A1', '订单号')}${text('B1', '收货人')}</row>` +
  `<row r="2">${text('A2', 'D1')}${text('B2', '王芳')}</row>`;

test('a merge over the whole sheet costs no more than its rows', async () => {
  const merged = bareWorkbook(twoRows, '<mergeCells><mergeCell ref="C1:XFD1048576"/></mergeCells>');
  assert.deepEqual((await readSheet(merged)).rows, [{ orderNo: 'D1', recipientName: '王芳' }]);
});

test('merges that cover millions of cells are refused as damage', async () => {
  const rows = Array.from({ length: 400 }, (_, index) => `<row r="${index + 3}">${text(`A${index + 3}`, 'D')}</row>`);
  const merges = '<mergeCell ref="A1:KN1048576"/>'.repeat(60);
  await assertRefused(bareWorkbook(twoRows + rows.join(''), `<mergeCells>${merges}</mergeCells>`), 'sheets.damaged');
});

test('rows and cells without their address are counted on', async () => {
  const plain = (...texts: string[]) =>
    `<row>${texts.map((one) => `<c t="inlineStr"><is><t>${one}</t></is></c>`).join('')}</row>`;
  const reading = await readSheet(bareWorkbook(plain('订单号', '收货人') + plain('D1', '王芳')));
  assert.deepEqual(reading.rows, [{ orderNo: 'D1', recipientName: '王芳' }]);
});

test('XML that ends halfway is refused as damaged', async () => {
  await assertRefused(bareWorkbook(twoRows, '<broken'), 'sheets.damaged');
});

test('a file over the byte limit and rows over the row limit are refused', async () => {
  await assertRefused(bytes(header + 'x'.repeat(100)), 'sheets.too_large', { maxBytes: 100 });
  const rows = Array.from({ length: 11 }, (_, index) => `${index},王芳,1380013800${index % 10}`);
  await assertRefused(header + rows.join('\n'), 'sheets.too_many_rows', { maxRows: 10 });
  const made = [['订单号', '收货人'], ...Array.from({ length: 300 }, (_, index) => [`D${index}`, '王芳'])];
  await assertRefused(await makeXlsx({ rows: made }), 'sheets.too_many_rows', { maxRows: 50 });
});

test('ten thousand blank rows with borders do not count', async () => {
  const sheet = await makeXlsx({
    rows: [
      ['订单号', '收货人'],
      ['D1', '王芳'],
    ],
    change: (one) => {
      for (let row = 3; row < 10_000; row++) one.getCell(row, 1).border = { top: { style: 'thin' } };
    },
  });
  const reading = await readSheet(sheet, { maxRows: 10 });
  assert.equal(reading.rowCount, 1);
});

test('a workbook with a password asks for it, refuses a wrong one and opens with the right one', async () => {
  const plain = await makeXlsx({
    rows: [
      ['订单号', '收货人'],
      ['D1', '王芳'],
    ],
  });
  const locked = await encryptDocx(plain, '8888', { spinCount: 1000 });
  await assertRefused(locked, 'sheets.password_protected');
  await assertRefused(locked, 'sheets.password_protected', { password: '1234' });
  const reading = await readSheet(locked, { password: '8888' });
  assert.deepEqual(reading.rows, [{ orderNo: 'D1', recipientName: '王芳' }]);
});

test('a binary xls and a web page named xls are told apart', async () => {
  await assertRefused(writeCfb([{ name: 'Workbook', data: new Uint8Array(5000) }]), 'sheets.old_xls');
  await assertRefused('<html><table><tr><td>订单号</td></tr></table></html>', 'sheets.web_page');
});

test('a sheet that is not there is refused with the names of those that are', async () => {
  const book = await makeXlsx({
    name: '订单',
    rows: [
      ['订单号', '收货人'],
      ['D1', '王芳'],
    ],
  });
  await assert.rejects(readSheet(book, { sheet: '商品' }), (error) => {
    assert.ok(error instanceof SheetError);
    assert.equal(error.code, 'sheets.sheet_not_found');
    assert.deepEqual(error.details['sheets'], ['订单']);
    return true;
  });
});

test('UTF-8 with and without mark, GB18030 and UTF-16 say the same', async () => {
  const text = `${header}D1,王芳,13800138000\n`;
  const utf16 = new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]));
  for (const input of [text, bytes(text), bytes(`\ufeff${text}`), encodeGb18030(text), utf16]) {
    const reading = await readSheet(input);
    assert.deepEqual(reading.rows, [{ orderNo: 'D1', recipientName: '王芳', phone: '13800138000' }]);
  }
});

test('a formula in a nickname stays text', async () => {
  const reading = await readSheet(`${header}D1,"=HYPERLINK(""http://x"",""领奖"")",13800138000\n`);
  assert.equal(reading.rows[0]?.recipientName, '=HYPERLINK("http://x","领奖")');
});

test('a quotation mark that never closes does not swallow the rest', async () => {
  const rows = Array.from({ length: 80 }, (_, index) => `D${index},"王芳,13800138000`);
  const reading = await readSheet(header + rows.join('\n'));
  assert.equal(reading.rowCount, 80);
  assert.deepEqual(reading.rows[79], { orderNo: 'D79', recipientName: '"王芳', phone: '13800138000' });
});
