import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { readSheet, writeSheet } from '@heyi/sheets';
import jsqr from 'jsqr';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { auditHeyi } from './audit-heyi.ts';
import { desktop, openBrowser, phone } from './browser.ts';
import { callApi } from './console-api.ts';
import { downloadSheets } from './download-sheet.ts';
import { makeFinishedSale, type FinishedOrder } from './finished-sale.ts';
import { startHeyi, type Heyi } from './start-heyi.ts';

let heyi: Heyi;
let browser: Browser;
let page: Page;
let saleId: string;
let orders: FinishedOrder[];
before(async () => {
  [heyi, browser] = await Promise.all([startHeyi(), openBrowser()]);
  const context = await browser.newContext({ viewport: desktop, locale: 'zh-CN', acceptDownloads: true });
  page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(heyi.signInUrl);
  await page.waitForURL((url) => !url.pathname.includes('sign-in'));
  ({ saleId, orders } = await makeFinishedSale(page));
});
after(async () => {
  await browser?.close();
  await heyi?.stop();
});

const open = (path: string) => page.goto(`${heyi.url}/console/${path}`);
const card = (title: string) =>
  page.locator('.cards article').filter({ has: page.getByRole('heading', { name: title, exact: true }) });
const say = (text: string | RegExp) => page.getByText(text).first().waitFor();
const confirmWith = (name: string) => page.getByRole('dialog').getByRole('button', { name }).click();
/** Nothing of the page lies beside the window. */
const assertFits = async () =>
  assert.ok(await page.locator('html').evaluate((root) => root.scrollWidth <= root.clientWidth));

interface OrderState {
  pickupStatus: string;
  fulfilmentStatus: string;
  parcels: { courier: string; courierInferred: boolean; trackingNo: string }[];
}
const stateOf = (order: FinishedOrder) => callApi<OrderState>(page, 'GET', `/api/admin/orders/${order.orderId}`);

for (const viewport of [phone, desktop]) {
  test(`purchase, sorting and payments at ${viewport.width}: the page and the file agree`, async () => {
    await page.setViewportSize(viewport);
    await open(`fulfilment/purchase/${saleId}`);
    const orchard = page.locator('section').filter({ has: page.getByRole('heading', { name: '应家岭果园' }) });
    for (const said of ['7 箱', '7 袋', '¥742']) await orchard.getByText(said).first().waitFor();
    const fishery = page.locator('section').filter({ has: page.getByRole('heading', { name: '老郑码头海鲜' }) });
    for (const said of ['3.5 斤', '¥77']) await fishery.getByText(said).first().waitFor();
    await assertFits();
    const [purchase, fish] = await downloadSheets(page, page.getByRole('button', { name: '下载表格' }).first());
    assert.deepEqual(
      purchase!.rows.map((row) => [row[1], row[3], row[5], row[6]]),
      [
        ['东魁大杨梅', 7, 6, 560],
        ['椴木香菇', 7, 4, 182],
      ],
    );
    assert.deepEqual([purchase!.totals['成本合计'], fish!.totals['数量'], fish!.totals['成本合计']], [742, 3.5, 77]);

    await open(`fulfilment/sorting/${saleId}`);
    for (const { who } of orders) await say(who);
    await say('同上');
    await assertFits();
    await open(`fulfilment?saleId=${saleId}`);
    await card('分拣单').getByText('分拣单').waitFor();
    await assertFits();
    const [sorting, perStop] = await downloadSheets(page, card('分拣单').getByRole('button', { name: '下载表格' }));
    const sum = (rows: readonly (readonly unknown[])[], at: number) =>
      rows.reduce((total, row) => total + (row[at] as number), 0);
    assert.equal(sorting!.rows.length, 12);
    assert.equal(sum(sorting!.rows, 6), 17.5);
    assert.equal(sum(perStop!.rows, 3), 17.5);

    const [payments] = await downloadSheets(page, card('收款单').getByRole('button', { name: '下载表格' }));
    const payableFen = orders.reduce((total, order) => total + order.payableFen, 0);
    assert.equal(payments!.rows.length, orders.length);
    assert.deepEqual(payments!.totals, { 应付: payableFen / 100, 已付: payableFen / 100 - 128, 已退: 0, 待付: 128 });
    await card('收款单').getByRole('link', { name: '打开' }).click();
    await page.waitForURL(/\/orders\?/);
    await say(orders[0]!.who);
    await assertFits();
  });
}

/** How many sheets of paper the page takes. */
async function printedPages(): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

async function onPaper(look: () => Promise<void>): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  await look().finally(() => page.emulateMedia({ media: 'screen' }));
}

const cutLabels = () =>
  page
    .locator('.labels article')
    .evaluateAll((labels) =>
      labels
        .filter((one) => one.scrollHeight > one.clientHeight || one.scrollWidth > one.clientWidth)
        .map((one) => one.textContent),
    );

for (const size of ['60×40', '40×30', '100×150']) {
  test(`labels of ${size}: one page each, for every person and every unit, nothing cut`, async () => {
    await page.setViewportSize(desktop);
    await open(`print/labels/${saleId}`);
    await say(/一共 9 张/);
    await page.getByRole('combobox').click({ force: true });
    await page.getByRole('option', { name: `${size} mm` }).click();
    const text = await page.locator('.labels').innerText();
    for (const { who } of orders) assert.ok(text.includes(who), who);
    const assertPrinted = async (count: number) => {
      assert.deepEqual(await cutLabels(), []);
      assert.equal(await printedPages(), count);
    };
    await onPaper(() => assertPrinted(9));
    await page.getByText('一件一张').click();
    await say(/一共 17 张/);
    await onPaper(() => assertPrinted(17));
  });
}

test('the printed sorting sheet holds every line, names a shared door once, and leaves the buttons out', async () => {
  await open(`print/sorting/${saleId}`);
  await say('沿线剪开');
  await onPaper(async () => {
    assert.equal(await page.locator('tbody tr').count(), 12);
    const doors = await page.locator('tbody tr').filter({ hasText: '小艾草' }).locator('.place').allInnerTexts();
    assert.deepEqual(doors, ['3-501', '同上']);
    assert.equal(await page.getByRole('button', { name: '打印' }).isVisible(), false);
    assert.ok(await page.locator('article').evaluate((one) => one.scrollWidth <= one.clientWidth));
    assert.ok((await printedPages()) <= 2);
  });
});

/** What the buyer sees on a phone of their own. */
async function onBuyersPhone(order: FinishedOrder, look: (buyer: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ viewport: phone, locale: 'zh-CN', hasTouch: true });
  const buyer = await context.newPage();
  buyer.setDefaultTimeout(30_000);
  await buyer.goto(`${heyi.url}/orders`);
  await buyer.getByLabel('下单时留的手机号').fill(order.phone);
  await buyer.getByLabel('订单码').fill(order.code);
  await buyer.getByRole('button', { name: '查订单' }).tap();
  await buyer.waitForURL(/\/orders\/\w{8}$/);
  await look(buyer);
  await context.close();
}

async function readCode(buyer: Page): Promise<string> {
  await buyer.getByRole('button', { name: '出示取货码' }).tap();
  const picture = await buyer.getByRole('img', { name: /取货二维码/ }).screenshot();
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return jsqr.default(new Uint8ClampedArray(data), info.width, info.height)!.data;
}

const found = (who: string) => page.locator('.cards article').filter({ hasText: who });
const search = (text: string) => page.getByPlaceholder(/接龙号/).fill(text);

test('goods are handed over by the list, by the code on the buyer’s phone in part, by four digits, and taken back', async () => {
  const [byCode, , byList] = orders as [FinishedOrder, FinishedOrder, FinishedOrder];
  await page.setViewportSize(phone);
  await open('fulfilment/pickup');
  await search(byList.who);
  await page.getByText('找到 1 单').waitFor();
  await found(byList.who).getByRole('button', { name: '全部取走' }).click();
  await say(`${byList.who} 取走了`);
  assert.equal((await stateOf(byList)).pickupStatus, 'picked_up');

  let code = '';
  await onBuyersPhone(byCode, async (buyer) => void (code = await readCode(buyer)));
  await search(code);
  await page.getByText('找到 1 单').waitFor();
  const part = found(byCode.who);
  await part.getByRole('button', { name: '只取一部分' }).click();
  await part.getByRole('group', { name: /杨梅/ }).getByRole('button', { name: '减少' }).click();
  const fish = part.getByRole('group', { name: /带鱼/ }).getByRole('textbox');
  await fish.fill('0');
  await fish.press('Tab');
  await part.getByRole('button', { name: '取走选的' }).click();
  await part.getByText('取了一部分').waitFor();
  assert.equal((await stateOf(byCode)).pickupStatus, 'part_picked_up');
  await onBuyersPhone(byCode, (buyer) => buyer.getByRole('heading', { name: '取了一部分' }).waitFor());

  const byTail = orders[1]!;
  await search(byTail.phone.slice(-4));
  await page.getByText('找到 1 单').waitFor();
  await found(byTail.who).getByRole('button', { name: '全部取走' }).click();
  await found(byTail.who).getByText('已取走').waitFor();
  await assertFits();
  await found(byTail.who).getByRole('button', { name: '撤回' }).click();
  await confirmWith('撤回');
  await found(byTail.who).getByRole('button', { name: '全部取走' }).waitFor();
  assert.equal((await stateOf(byTail)).pickupStatus, 'waiting');
});

/** The sheet as a supplier sends it back, under names of its own. */
async function returnedSheet(): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const [star, woods] = orders.slice(3, 5) as [FinishedOrder, FinishedOrder];
  const rows = [
    [star.code, star.who, '顺丰速运', 'SF6100000000001'],
    [star.code, star.who, '顺丰速运', 'SF6100000000001'],
    [woods.code, woods.who, '', 'YT6100000000002'],
    ['ZZZZ9999', '不认识的人', '中通快递', '78100000000003'],
    ['', orders[5]!.who, '', 'SF6100000000004'],
  ];
  const columns = ['商家订单号', '收件人', '物流公司', '运单号'].map((title) => ({ title, kind: 'text' as const }));
  const bytes = await writeSheet({ sheets: [{ name: '回单', columns, rows }] });
  return { name: '回单.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) };
}

test('a returned sheet is told row by row, mended by hand, seen by the buyer, and taken back whole', async () => {
  const [star, woods, aunt] = orders.slice(3, 6) as [FinishedOrder, FinishedOrder, FinishedOrder];
  await open(`fulfilment?saleId=${saleId}`);
  await card('发货单').getByRole('link', { name: '填单号' }).click();
  await say('还没有单号的 3 单');
  await page.locator('input[type=file]').setInputFiles(await returnedSheet());
  await page.waitForURL(/\/tracking\/[0-9a-f-]{36}$/);
  const row = (number: number) => page.locator('.row').filter({ hasText: `第 ${number} 行` });
  await row(3).getByText('这一行和前面的重复，只算一次').waitFor();
  await row(5).getByText('没有这个订单号').waitFor();
  await row(4).getByText('按单号推断').waitFor();
  await row(6).getByText('只有名字对得上').waitFor();
  await row(6).getByRole('button', { name: '给这一单' }).click();
  await row(6).getByText('已经给好了').waitFor();
  const [given] = (await stateOf(aunt)).parcels;
  assert.deepEqual([given!.courier, given!.courierInferred], ['顺丰', true]);
  await onBuyersPhone(star, async (buyer) => {
    await buyer.getByRole('heading', { name: '已经寄出' }).waitFor();
    await buyer.getByText('SF6100000000001').waitFor();
  });

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载没导入的行' }).click(),
  ]);
  const failures = await readSheet(await readFile(await download.path()));
  assert.equal(failures.rowCount, 3);
  assert.ok(failures.rawRows.some((cells) => cells.includes('ZZZZ9999') && cells.includes('没有这个订单号')));

  await page.getByRole('button', { name: '撤销这次导入' }).click();
  await confirmWith('撤销这次导入');
  await say('拿掉了 3 个单号');
  for (const order of [star, woods, aunt]) {
    const { fulfilmentStatus, parcels } = await stateOf(order);
    assert.deepEqual([fulfilmentStatus, parcels], ['unfulfilled', []]);
  }
  await onBuyersPhone(star, (buyer) => buyer.getByRole('heading', { name: '已付款，等备货' }).waitFor());
});

test('a number is entered on the order itself, and the supplier is asked only for what is theirs', async () => {
  const [star, woods] = orders.slice(3, 5) as [FinishedOrder, FinishedOrder];
  await open(`orders/${woods.orderId}`);
  await page.getByRole('button', { name: '发快递，填单号' }).click();
  await page.getByLabel('快递单号').fill('YT6100000000009');
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await say('YT6100000000009');
  assert.deepEqual((await stateOf(woods)).parcels[0]!.courier, '圆通');
  await open(`fulfilment/tracking?saleId=${saleId}`);
  const fishery = page.locator('section').filter({ hasText: '老郑码头海鲜' });
  await fishery.getByText(star.who).waitFor();
  assert.ok(!(await fishery.innerText()).includes('杨梅'));
});

test('the money of the round adds up from the postings behind a figure', async () => {
  await page.setViewportSize(desktop);
  await open(`money?saleId=${saleId}&figure=paid`);
  const paidFen = orders.slice(0, -1).reduce((total, order) => total + order.payableFen, 0);
  const { rows } = await callApi<{ rows: { amountFen: number; orderSerial: number }[] }>(
    page,
    'GET',
    `/api/admin/sales/${saleId}/postings?figure=paid`,
  );
  assert.equal(
    rows.reduce((total, { amountFen }) => total + amountFen, 0),
    paidFen,
  );
  const yuan = (paidFen / 100).toLocaleString('en-US', { minimumFractionDigits: paidFen % 100 ? 2 : 0 });
  await say(`¥${yuan}`);
  for (const { serial } of orders.slice(0, -1)) {
    await page
      .getByRole('link', { name: `${serial} 号`, exact: true })
      .first()
      .waitFor();
  }
  await auditHeyi(heyi);
});
