import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser, phone } from './browser.ts';
import { startHeyi, type Heyi } from './start-heyi.ts';

let heyi: Heyi;
let browser: Browser;
let saleCode: string;
let tail = 100;
before(async () => {
  [heyi, browser] = await Promise.all([startHeyi(), openBrowser()]);
  const shop = await readStore<{ sales: { code: string; state: string }[] }>('shop');
  saleCode = shop.sales.find((sale) => sale.state === 'open')!.code;
});
after(async () => {
  await browser?.close();
  await heyi?.stop();
});

interface SaleReply {
  sale: { id: string; orderCount: number };
  items: { itemId: string; left: number | null; limitPerPerson: number | null }[];
}

async function readStore<Reply>(path: string): Promise<Reply> {
  return (await (await fetch(`${heyi.url}/api/store/${path}`)).json()) as Reply;
}
const readSale = () => readStore<SaleReply>(`sales/${saleCode}`);

/** A friend's phone that has never been here. */
async function aPhone(): Promise<{ context: BrowserContext; page: Page; number: string }> {
  const context = await browser.newContext({ viewport: phone, locale: 'zh-CN', hasTouch: true });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  return { context, page, number: `16400000${++tail}` };
}

const salePath = () => `${heyi.url}/s/${saleCode}`;
const plus = (page: Page, index = 0) => page.locator('article').nth(index).getByRole('button', { name: '增加' });
const confirmButton = (page: Page) => page.getByRole('dialog').getByRole('button', { name: '确认下单' });
const ordersOf = (page: Page) =>
  page.evaluate(async () => {
    const reply = (await (await fetch('/api/store/orders')).json()) as { rows: { code: string; lines: unknown[] }[] };
    return reply.rows;
  });
const orderCount = async () => (await readSale()).sale.orderCount;

async function fillSheet(page: Page, number: string): Promise<void> {
  await page.getByText('自提', { exact: true }).click();
  await page.locator('.points label').first().click();
  await page.getByLabel('怎么称呼你').fill('小满');
  await page.getByLabel('手机号').fill(number);
}

async function chooseAndFill(page: Page, number: string): Promise<void> {
  await page.goto(salePath());
  await plus(page).tap();
  await page.getByRole('button', { name: '下单', exact: true }).tap();
  await fillSheet(page, number);
}

test('a friend reads the page without a session and orders; the next time takes three taps', async () => {
  const { context, page, number } = await aPhone();
  await chooseAndFill(page, number);
  await confirmButton(page).tap();
  await page.waitForURL(/\/orders\/\w{8}$/);
  await page.getByRole('heading', { name: '等你付款' }).waitFor();
  await page.goto(salePath());
  await plus(page, 2).tap();
  await page.getByRole('button', { name: '下单', exact: true }).tap();
  await confirmButton(page).tap();
  await page.waitForURL(/\/orders\/\w{8}$/);
  assert.equal((await ordersOf(page)).length, 2);
  await context.close();
});

test('a double click is one order, and back does not make a second', async () => {
  const { context, page, number } = await aPhone();
  await chooseAndFill(page, number);
  const before = await orderCount();
  await confirmButton(page).dblclick();
  await page.waitForURL(/\/orders\/\w{8}$/);
  await page.goBack();
  await page.getByRole('button', { name: '下单', exact: true }).waitFor();
  assert.equal(await page.getByRole('button', { name: '下单', exact: true }).isDisabled(), true);
  assert.equal(await orderCount(), before + 1);
  await context.close();
});

test('a reload while the reply is lost asks about the same order', async () => {
  const { context, page, number } = await aPhone();
  await chooseAndFill(page, number);
  const before = await orderCount();
  const keys: (string | undefined)[] = [];
  let arrived = () => {};
  const reached = new Promise<void>((resolve) => (arrived = resolve));
  await page.route('**/api/store/orders', async (route) => {
    keys.push(route.request().headers()['idempotency-key']);
    if (keys.length > 1) return route.continue();
    await route.fetch();
    arrived();
    await route.abort();
  });
  await confirmButton(page).tap();
  await reached;
  await page.reload();
  await page.waitForURL(/\/orders\/\w{8}$/);
  assert.equal(new Set(keys).size, 1);
  assert.ok(keys.length > 1);
  assert.equal(await orderCount(), before + 1);
  assert.equal((await ordersOf(page)).length, 1);
  await context.close();
});

test('what was chosen and typed is there again when the page was closed in between', async () => {
  const { context, page, number } = await aPhone();
  await chooseAndFill(page, number);
  await page.close();
  const again = await context.newPage();
  await again.goto(salePath());
  await again.getByRole('button', { name: '下单', exact: true }).tap();
  assert.equal(await again.getByLabel('手机号').inputValue(), number);
  assert.equal(await again.getByText('自提', { exact: true }).locator('input').isChecked(), true);
  await context.close();
});

test('wrong input is told at its field, and nothing is ordered', async () => {
  const { context, page } = await aPhone();
  await chooseAndFill(page, '123');
  const before = await orderCount();
  await confirmButton(page).tap();
  await page.getByText('这个手机号不太对，再看一眼').waitFor();
  await page.getByLabel('怎么称呼你').fill(' ');
  await confirmButton(page).tap();
  await page.getByText('写一下称呼，取货时好认').waitFor();
  assert.equal(await orderCount(), before);
  await context.close();
});

test('of three goods the one that ran out is named with what is left, and only the person lowers it', async () => {
  const { context, page, number } = await aPhone();
  const reply = await readSale();
  const index = reply.items.findLastIndex((item) => {
    return item.left !== null && item.left > 3 && item.limitPerPerson === null;
  });
  const item = reply.items[index]!;
  await chooseAndFill(page, number);
  await page.goBack();
  // The first is chosen already; with this one and the second it is three.
  await plus(page, 1).tap();
  const card = page.locator('article').nth(index);
  const amount = card.getByRole('textbox');
  await plus(page, index).tap();
  await amount.fill('3');
  await amount.press('Tab');
  const taken = await fetch(`${heyi.url}/api/store/orders`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'another-friend-1' },
    body: JSON.stringify({
      saleId: reply.sale.id,
      lines: [{ itemId: item.itemId, quantity: item.left! - 1 }],
      delivery: { kind: 'pickup', recipientName: '阿芳', phone: '16400000999' },
    }),
  });
  assert.equal(taken.status, 200);
  const before = await orderCount();
  await page.getByRole('button', { name: '下单', exact: true }).tap();
  await confirmButton(page).tap();
  await card
    .getByText(/只剩 1/)
    .first()
    .waitFor();
  await card.getByRole('alert').waitFor();
  assert.equal(await amount.inputValue(), '3');
  assert.equal(await orderCount(), before);
  await amount.fill('1');
  await amount.press('Tab');
  await page.getByRole('button', { name: '下单', exact: true }).tap();
  await confirmButton(page).tap();
  await page.waitForURL(/\/orders\/\w{8}$/);
  assert.equal((await ordersOf(page))[0]!.lines.length, 3);
  await context.close();
});

test('another phone opens the order by phone number and code, says it is paid, shows the code and cancels', async () => {
  const first = await aPhone();
  await chooseAndFill(first.page, first.number);
  await confirmButton(first.page).tap();
  await first.page.waitForURL(/\/orders\/\w{8}$/);
  const code = first.page.url().slice(-8);
  const { context, page } = await aPhone();
  await page.goto(`${heyi.url}/orders`);
  await page.getByLabel('下单时留的手机号').fill('16400000998');
  await page.getByLabel('订单码').fill(code.toLowerCase());
  await page.getByRole('button', { name: '查订单' }).tap();
  await page.getByText('没有找到这张订单').waitFor();
  await page.getByLabel('下单时留的手机号').fill(first.number);
  await page.getByRole('button', { name: '查订单' }).tap();
  await page.getByRole('button', { name: '我已转账' }).tap();
  await page.getByRole('heading', { name: '等店主核对' }).waitFor();
  await page.getByRole('button', { name: '出示取货码' }).tap();
  await page.getByRole('img', { name: `订单 ${code} 的取货二维码` }).waitFor();
  await page.goBack();
  await page.getByRole('button', { name: '取消订单' }).tap();
  await page.getByRole('dialog').getByRole('button', { name: '取消订单' }).tap();
  await page.getByRole('heading', { name: '已取消' }).waitFor();
  await context.close();
  await first.context.close();
});

test('an order is changed while the sale is open', async () => {
  const { context, page, number } = await aPhone();
  await chooseAndFill(page, number);
  await confirmButton(page).tap();
  await page.getByRole('link', { name: '改订单' }).tap();
  await plus(page, 2).tap();
  await page.getByRole('button', { name: '保存修改' }).tap();
  await page.waitForURL(/\/orders\/\w{8}$/);
  await page.getByRole('heading', { name: '等你付款' }).waitFor();
  assert.equal((await ordersOf(page))[0]!.lines.length, 2);
  await context.close();
});
