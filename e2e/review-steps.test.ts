import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { desktop, openBrowser, phone } from './browser.ts';
import { callApi, makeSale } from './console-api.ts';
import { startHeyi, type Heyi } from './start-heyi.ts';

interface Review {
  status: string;
  menu: { itemId: string; name: string }[];
  entries: {
    status: string;
    personId: string | null;
    ordered: { itemId: string; quantity: number }[] | null;
    reading: { buyer: string };
  }[];
}

let heyi: Heyi;
let browser: Browser;
let page: Page;
before(async () => {
  [heyi, browser] = await Promise.all([startHeyi(), openBrowser()]);
  const context = await browser.newContext({ viewport: desktop, locale: 'zh-CN' });
  page = await context.newPage();
  await page.goto(heyi.signInUrl);
  await page.waitForURL((url) => !url.pathname.includes('sign-in'));
});
after(async () => {
  await browser?.close();
  await heyi?.stop();
});

const goods = [
  { name: '大樱桃', code: 'A', spec: '2斤', unit: '盒', priceFen: 6_800 },
  { name: '小樱桃', code: 'B', spec: '2斤', unit: '盒', priceFen: 4_800 },
];
const statusesOf = async (pasteId: string) => {
  const { entries } = await callApi<Review>(page, 'GET', `/api/admin/pastes/${pasteId}`);
  return Object.fromEntries(entries.map(({ reading, status }) => [reading.buyer, status]));
};

/** Opens the review of a text in a sale of its own. */
async function review(title: string, text: string): Promise<string> {
  const saleId = await makeSale(page, goods, title);
  const { pasteId } = await callApi<{ pasteId: string }>(page, 'POST', '/api/admin/pastes', {
    saleId,
    communityId: null,
    text,
  });
  await page.goto(`${heyi.url}/console/intake/${pasteId}`);
  await page.getByText(/还有 \d+ 条要看|都看完了/).waitFor();
  return pasteId;
}

const card = (buyer: string) => page.getByRole('article', { name: buyer, exact: true });
const open = async (count: number) =>
  page.getByText(count === 0 ? '都看完了' : `还有 ${count} 条要看`, { exact: true }).waitFor();

test('the keyboard moves, chooses, leaves out and takes back', async () => {
  const pasteId = await review('键盘', '1. 竹笛 樱桃2份\n2. 云霁 樱桃1份\n3. 木樨 樱桃3份\n4. 竹溪 A1');
  await open(3);
  await page.keyboard.press('j');
  await page.keyboard.press('s');
  await open(2);
  assert.equal((await statusesOf(pasteId))['云霁'], 'skipped');
  await page.keyboard.press('z');
  await open(3);
  assert.equal((await statusesOf(pasteId))['云霁'], 'needs_decision');
  await page.keyboard.press('k');
  await page.keyboard.press('2');
  await card('竹笛').waitFor({ state: 'detached' });
  assert.equal((await statusesOf(pasteId))['竹笛'], 'ready');
  await page.getByText('小樱桃 2 盒').first().waitFor();
});

test('one answer decides all that say the same, each in its own quantity, and is taken back as one', async () => {
  const pasteId = await review('一样写', '1. 竹叶 樱桃2份\n2. 云帆 樱桃1份\n3. 木槿 A1');
  await open(2);
  await card('竹叶').getByText('一样写的还有 1 条（云帆），一起这样定').click();
  await card('竹叶')
    .getByRole('button', { name: /大樱桃/ })
    .click();
  await open(0);
  assert.deepEqual(await statusesOf(pasteId), { 竹叶: 'ready', 云帆: 'ready', 木槿: 'ready' });
  await page.getByRole('button', { name: '撤回上一步' }).click();
  await open(2);
});

test('a taught word settles the open lines that use it, and forgetting it asks again', async () => {
  const pasteId = await review('教一个词', '1. 竹影 车厘果2盒\n2. 云起 车厘果1盒\n3. 木禾 B1');
  await open(2);
  await card('竹影').getByText('以后都算选中的').click();
  await card('竹影')
    .getByRole('button', { name: /大樱桃/ })
    .click();
  await page.getByText('原文重读了一遍，1 条跟着变了').waitFor();
  await open(0);
  assert.equal((await statusesOf(pasteId))['云起'], 'ready');
  await page.getByText('重读过', { exact: true }).waitFor();
  await page.getByRole('button', { name: '学会的叫法' }).click();
  await page.getByRole('button', { name: '忘掉' }).click();
  await open(1);
  assert.deepEqual(await statusesOf(pasteId), { 竹影: 'ready', 云起: 'needs_decision', 木禾: 'ready' });
});

test('two names with one phone are said to be one person, and the text is put away', async () => {
  await page.setViewportSize(phone);
  const pasteId = await review('一个手机号', '1. 竹心 A1 13600001234\n2. 竹心妈妈 B2 13600001234');
  await page.getByText('和“竹心妈妈”同一个手机号，记成同一个人').waitFor();
  await page.getByRole('button', { name: '确认成单' }).click();
  await page.getByRole('heading', { name: '这一份收好了' }).waitFor();
  const { entries } = await callApi<Review>(page, 'GET', `/api/admin/pastes/${pasteId}`);
  assert.ok(entries[0]!.personId);
  assert.equal(entries[0]!.personId, entries[1]!.personId);
  assert.deepEqual(
    entries.map(({ ordered }) => ordered?.map(({ quantity }) => quantity)),
    [[1], [2]],
  );
});
