import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { crc32 } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { encodeGb18030 } from '../packages/sheets/testing/encode-gb18030.ts';
import { makeXlsx } from '../packages/sheets/testing/make-xlsx.ts';
import { makeZip } from '../packages/sheets/testing/make-zip.ts';
import { auditHeyi } from './audit-heyi.ts';
import { desktop, openBrowser } from './browser.ts';
import { callApi, makeSale } from './console-api.ts';
import { downloadSheets } from './download-sheet.ts';
import { startHeyi, type Heyi } from './start-heyi.ts';

let heyi: Heyi;
let browser: Browser;
let page: Page;
const scripts: string[] = [];
before(async () => {
  [heyi, browser] = await Promise.all([startHeyi(), openBrowser()]);
  page = await (await browser.newContext({ viewport: desktop, locale: 'zh-CN' })).newPage();
  page.setDefaultTimeout(30_000);
  page.on('dialog', (dialog) => {
    scripts.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto(heyi.signInUrl);
  await page.waitForURL((url) => !url.pathname.includes('sign-in'));
});
after(async () => {
  await browser?.close();
  await heyi?.stop();
});

const open = (path: string) => page.goto(`${heyi.url}/console/${path}`);
const read = <Reply>(path: string) => callApi<Reply>(page, 'GET', `/api/admin/${path}`);
const goods = [
  { name: '蜜瓜', code: 'A', unit: '个', priceFen: 3_000 },
  { name: '青提', code: 'B', unit: '盒', priceFen: 2_500 },
  { name: '山竹', code: 'C', unit: '斤', priceFen: 4_000, quantityStep: 0.5 },
];
async function fillPaste(saleId: string, text: string): Promise<void> {
  await open(`intake?saleId=${saleId}`);
  await page.getByRole('combobox').nth(1).click({ force: true });
  await page.getByRole('option', { name: '不分群' }).click();
  await page.getByLabel('接龙原文').fill(text);
}
async function paste(saleId: string, text: string): Promise<string> {
  await fillPaste(saleId, text);
  await page.getByRole('button', { name: '读一读' }).click();
  await page.waitForURL(/\/intake\/[0-9a-f-]{36}$/);
  return page.url().split('/').at(-1)!;
}
const countOrders = async (saleId: string) => (await read<{ rows: unknown[] }>(`orders?saleId=${saleId}`)).rows.length;
const countPastes = async () => (await read<{ rows: unknown[] }>('pastes')).rows.length;

test('a paste that is empty, five megabytes or no text is refused in words, and nothing is kept', async () => {
  const saleId = await makeSale(page, goods, '乱粘');
  const before = await countPastes();
  const alertOf = (hasText: string) => page.getByRole('alert').filter({ hasText }).waitFor();
  for (const [text, said] of [
    ['  \n ', '还没有粘贴内容'],
    ['\u0001\u0002\ufffd\ufffd\ufffdPK\u0003\u0004'.repeat(40), '这不像文字'],
  ] as const) {
    await fillPaste(saleId, text);
    await page.getByRole('button', { name: '读一读' }).click();
    await alertOf(said);
  }
  await fillPaste(saleId, '');
  // Text, because these are the browser's own classes: the clipboard cannot be filled from outside.
  await page.evaluate(`
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', '接龙 A1\\n'.repeat(800_000));
    document.querySelector('textarea').dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );`);
  await alertOf('内容有 4800000 个字');
  assert.equal(await page.getByLabel('接龙原文').inputValue(), '');
  assert.equal(await countPastes(), before);
  assert.equal(await countOrders(saleId), 0);
});

test('quantities of 0, 1.5 and a milliard, and an unknown code, are never ordered as they stand; A-1 is one of A', async () => {
  const saleId = await makeSale(page, goods, '怪数量');
  const chain = ['#接龙', 'A 蜜瓜 30元', 'B 青提 25元', 'C 山竹 40元', ''];
  const lines = ['A0', 'A-1', 'A1.5', 'A1000000000', 'Z1', 'B2'].map(
    (words, at) => `${at + 1}. 阿${at + 1}瓜 ${words}`,
  );
  const pasteId = await paste(saleId, [...chain, ...lines].join('\n'));
  const { entries } = await read<{ entries: { status: string }[] }>(`pastes/${pasteId}`);
  const asked = 'needs_decision';
  assert.deepEqual(
    entries.map(({ status }) => status),
    ['skipped', 'ready', asked, asked, asked, 'ready'],
  );
  for (const at of [3, 4, 5]) {
    const card = page.getByRole('article').filter({ hasText: `阿${at}瓜` });
    assert.match(await card.first().innerText(), /没写|数量|货单里没有|没看懂|拿不准|单位|编号/);
  }
  assert.equal(await countOrders(saleId), 0);
});

const hostile = [`'); drop table orders.orders;--`, '<script>alert(1)</script>', '=HYPERLINK("http://x","领奖")'];

test('names that are SQL, script or a formula are only names, on the page and in the exports', async () => {
  const saleId = await makeSale(page, goods, '周末山海团');
  const sale = await read<{ items: { itemId: string }[] }>(`sales/${saleId}`);
  for (const [index, recipientName] of hostile.entries()) {
    await callApi(page, 'POST', '/api/admin/orders', {
      saleId,
      lines: [{ itemId: sale.items[0]!.itemId, quantity: 1, note: recipientName }],
      delivery: { kind: 'pickup', recipientName, phone: `1640000560${index}` },
      buyerNote: recipientName,
    });
  }
  await callApi(page, 'POST', `/api/admin/sales/${saleId}/closure`, {});
  for (const path of [`orders?saleId=${saleId}`, `fulfilment/sorting/${saleId}`, `print/labels/${saleId}`, 'people']) {
    await open(path);
    for (const name of hostile) await page.getByText(name).first().waitFor();
  }
  await open(`fulfilment?saleId=${saleId}`);
  for (const title of ['分拣单', '标签', '收款单']) {
    const card = page
      .locator('.cards article')
      .filter({ has: page.getByRole('heading', { name: title, exact: true }) });
    const [sheet] = await downloadSheets(page, card.getByRole('button', { name: '下载表格' }));
    const cells = sheet!.rows.flat();
    for (const name of hostile) assert.ok(cells.includes(name), `${title}: ${name}`);
    assert.ok(cells.every((cell) => typeof cell !== 'object' || cell === null));
  }
  assert.deepEqual(scripts, []);
});

const offer = async (name: string, bytes: Uint8Array) => {
  await open('goods/import');
  const buffer = Buffer.from(bytes);
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
};
const namesOfGoods = async () =>
  (await read<{ rows: { name: string }[] }>('products?tab=live&search=%E6%B5%8B')).rows.map(({ name }) => name);

test('goods sheets that cannot be read are refused in words, and nothing is imported', async () => {
  const before = await namesOfGoods();
  const bomb = makeZip([{ name: 'xl/worksheets/sheet1.xml', content: new Uint8Array(6_000_000) }]);
  const garbage = Uint8Array.from({ length: 4096 }, (_, index) => (index * 37) % 256);
  const wrong: [string, Uint8Array, string][] = [
    ['炸弹.xlsx', bomb, '解压后大得不正常'],
    ['乱码.csv', garbage, '这不是表格文件'],
    ['空.csv', new Uint8Array(), '空'],
  ];
  for (const [name, bytes, said] of wrong) {
    await offer(name, bytes);
    await page.getByRole('alert').filter({ hasText: said }).waitFor();
  }
  assert.deepEqual(await namesOfGoods(), before);
});

test('a goods sheet of merged headers, a column twice, formulas and blank tails is previewed and imported once', async () => {
  const formula = { formula: 'B3*2', result: 36 };
  const rows = [
    ['商品', '', '价格', '', '电话', '备注'],
    ['商品名称', '规格', '售价', '进价', '联系电话', '备注'],
    ['测试荔枝', '5斤', 66, 40, '16400000007', '早摘'],
    ['测试龙眼', '3斤', formula, 20, 16400000008, ''],
    ['测试坏价', '3斤', '面议', 20, '', ''],
    ...Array.from({ length: 200 }, () => ['', '', '', '', '', '']),
  ];
  await offer('货单.xlsx', await makeXlsx({ rows, merges: ['A1:B1', 'C1:D1'] }));
  await page.getByText('有格子读不懂，为了不出错先跳过').first().waitFor();
  assert.deepEqual(await namesOfGoods(), []);
  await page.getByRole('button', { name: '导入 2 行' }).dblclick();
  await page.getByText('有 1 行没有导入').waitFor();
  assert.deepEqual((await namesOfGoods()).toSorted(), ['测试荔枝', '测试龙眼'].toSorted());
});

test('a sheet saved in GB18030 is read as it is meant', async () => {
  await offer('旧软件.csv', encodeGb18030('商品名称,规格,售价\n测试芒果,2斤,39.9\n'));
  await page.getByText('测试芒果').waitFor();
  await page.getByRole('button', { name: '导入 1 行' }).click();
  await page.getByText('导入好了').first().waitFor();
  assert.ok((await namesOfGoods()).includes('测试芒果'));
});

/** A PNG that says it is 50,000 × 50,000. */
function pixelBomb(): Buffer {
  const tiny = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  tiny.writeUInt32BE(50_000, 16);
  tiny.writeUInt32BE(50_000, 20);
  tiny.writeUInt32BE(crc32(tiny.subarray(12, 29)), 29);
  return tiny;
}

test('what is no picture, or far too large a one, is refused in words and does not hang on the goods', async () => {
  const wrong: [string, Buffer, RegExp][] = [
    ['文字.jpg', Buffer.from('我不是图片'.repeat(50)), /这不是能用的图片/],
    ['炸弹.png', pixelBomb(), /图片像素太多了|这不是能用的图片/],
    [
      '图.svg',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      /这不是能用的图片/,
    ],
  ];
  for (const [name, buffer, said] of wrong) {
    await open('goods/new');
    await page.getByRole('button', { name: '加图片' }).waitFor();
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'image/jpeg', buffer });
    await page.getByText(said).first().waitFor();
    assert.equal(await page.getByRole('button', { name: '去掉这张' }).count(), 0);
    assert.equal(await page.locator('.pictures img').count(), 0);
  }
  assert.deepEqual(scripts, []);
});

test('an order one second after the deadline is told so, where it is sent, and is none', async () => {
  const saleId = await makeSale(page, goods, '马上截单');
  const { code } = await read<{ code: string }>(`sales/${saleId}`);
  const friend = await (await browser.newContext({ viewport: desktop, locale: 'zh-CN' })).newPage();
  friend.setDefaultTimeout(30_000);
  await friend.goto(`${heyi.url}/s/${code}`);
  await friend.locator('article').first().getByRole('button', { name: '增加' }).click();
  await friend.getByRole('button', { name: '下单', exact: true }).click();
  await friend.locator('.points label').first().click();
  await friend.getByLabel('怎么称呼你').fill('来晚了');
  await friend.getByLabel('手机号').fill('16400005701');
  await callApi(page, 'POST', `/api/admin/sales/${saleId}/closure`, {});
  await friend.getByRole('dialog').getByRole('button', { name: '确认下单' }).click();
  await friend
    .getByText(/已经截单/)
    .first()
    .waitFor();
  assert.equal(await countOrders(saleId), 0);
  await auditHeyi(heyi);
});
