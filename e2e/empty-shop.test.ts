import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { auditHeyi } from './audit-heyi.ts';
import { openBrowser, phone } from './browser.ts';
import { callApi } from './console-api.ts';
import { startHeyi, type Heyi } from './start-heyi.ts';

let heyi: Heyi;
let browser: Browser;
let context: BrowserContext;
let page: Page;
before(async () => {
  [heyi, browser] = await Promise.all([startHeyi({ empty: true }), openBrowser()]);
  context = await browser.newContext({ viewport: phone, locale: 'zh-CN', hasTouch: true });
  page = await context.newPage();
  page.setDefaultTimeout(30_000);
});
after(async () => {
  await browser?.close();
  await heyi?.stop();
});

const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
const say = (text: string | RegExp) => page.getByText(text).first().waitFor();

async function fillYou(): Promise<void> {
  await page.getByLabel('朋友怎么叫你').fill('小满');
  await page.getByLabel('登录名').fill('xiaoman');
  await page.getByLabel('密码').fill('orchard-2026');
  await press('下一步');
  await page.getByLabel('店名').fill('小满的鲜果铺');
}

test('before there is a shop, a friend is told so, and the console leads nowhere without the link', async () => {
  const reply = await page.goto(heyi.url);
  assert.ok(reply!.status() < 500);
  await page.goto(`${heyi.url}/console/welcome`);
  await say('这个页面要从启动时打印的开店链接进来');
  await page.goto('about:blank');
  await page.goto(`${heyi.url}/console/welcome#not-the-token`);
  await fillYou();
  await press('开店');
  await page.getByRole('alert').first().waitFor();
  assert.match(await page.getByRole('alert').first().innerText(), /\p{Script=Han}/u);
});

test('the link leads from wrong input over a reload to one shop, also when 开店 is pressed twice', async () => {
  await page.goto('about:blank');
  await page.goto(heyi.setupUrl!);
  await press('下一步');
  await page.locator('[data-field-error=sellerName]').waitFor();
  await page.getByLabel('朋友怎么叫你').fill('小满');
  await page.getByLabel('登录名').fill('xiaoman');
  await page.getByLabel('密码').fill('short');
  await press('下一步');
  await page.locator('[data-field-error=password]').getByText('至少 8 个字').waitFor();
  assert.equal(new URL(page.url()).hash, '');
  await page.reload();
  await fillYou();
  await page.getByLabel('店名').fill('  ');
  await press('开店');
  await page.locator('[data-field-error=shopName]').waitFor();
  await page.getByLabel('店名').fill('小满的鲜果铺');
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/api/setup')) sent.push(request.headers()['idempotency-key']!);
  });
  await page.getByRole('button', { name: '开店', exact: true }).dblclick();
  await say('朋友怎么付钱给你');
  assert.equal(new Set(sent).size, 1);
  await press('以后再说');
  await page.waitForURL((url) => !url.pathname.includes('welcome'));
  await page.reload();
  const { shop } = await callApi<{ shop: { name: string } }>(page, 'GET', '/api/admin/session');
  assert.equal(shop.name, '小满的鲜果铺');
});

const picture = () =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: '#b3413e' } })
    .jpeg()
    .toBuffer();

test('the first good with a picture: what is missing is said, what was there is kept', async () => {
  await page.goto(`${heyi.url}/console/goods`);
  await say('还没有商品');
  await page.goto(`${heyi.url}/console/goods/new`);
  await press('保存商品');
  await say('给商品起个名字');
  await say('写上售价');
  const file = { name: '杨梅.jpg', mimeType: 'image/jpeg', buffer: await picture() };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('img', { name: /第 1 张|图片 1/ }).waitFor();
  await page.getByLabel('商品名').fill('东魁杨梅');
  await page.getByLabel('规格', { exact: true }).fill('6斤装');
  await page.getByLabel('售价').fill('128');
  await page.getByLabel('单位').fill('箱');
  await page.getByRole('button', { name: '保存商品' }).dblclick();
  await say('商品已保存');
  const { rows } = await callApi<{ rows: { name: string }[] }>(page, 'GET', '/api/admin/products?tab=live');
  assert.deepEqual(
    rows.map(({ name }) => name),
    ['东魁杨梅'],
  );
});

test('the first community', async () => {
  await page.goto(`${heyi.url}/console/communities`);
  await say('先建一个社群');
  await page.getByRole('button', { name: '新建社群' }).first().click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('button', { name: '保存' }).click();
  await drawer.locator('[data-field-error=name]').waitFor();
  await drawer.getByLabel('社群名字').fill('梧桐里邻居群');
  await drawer.getByRole('button', { name: '保存' }).dblclick();
  await page.waitForURL(/\/communities\/[0-9a-f-]{36}$/);
  const { rows } = await callApi<{ rows: { name: string }[] }>(page, 'GET', '/api/admin/communities');
  assert.deepEqual(
    rows.map(({ name }) => name),
    ['梧桐里邻居群'],
  );
});

async function openFirstSale(): Promise<void> {
  await page.goto(`${heyi.url}/console/sales/new`);
  await press('选商品');
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('button', { name: /东魁杨梅/ }).click();
  await drawer.getByRole('button', { name: /确定|好/ }).click();
  await press('下一步');
  await page.getByText('梧桐里邻居群').click();
  await press('下一步');
  await press('下一步');
  await press('开团');
  await page.locator('[data-field-error=title]').waitFor();
  await page.getByLabel('团名').fill('周末杨梅团');
  await press('下一步');
  await page.getByRole('button', { name: '开团', exact: true }).dblclick();
  await say('团开好了');
  await page.waitForURL(/\/sales\/[0-9a-f-]{36}/);
}

test('the first sale; its link is opened by a friend who orders; the seller sees it', async () => {
  await openFirstSale();
  const { rows } = await callApi<{ rows: { code: string; title: string }[] }>(page, 'GET', '/api/admin/sales?tab=open');
  assert.deepEqual(
    rows.map(({ title }) => title),
    ['周末杨梅团'],
  );
  const text = await page.getByRole('dialog').locator('pre').innerText();
  const link = /http\S+\/s\/\w{6}/.exec(text)![0];
  assert.equal(link, `${heyi.url}/s/${rows[0]!.code}`);

  const other = await browser.newContext({ viewport: phone, locale: 'zh-CN', hasTouch: true });
  const friend = await other.newPage();
  friend.setDefaultTimeout(30_000);
  await friend.goto(link);
  await friend.getByRole('heading', { name: '周末杨梅团' }).waitFor();
  const shown = friend.locator('article img').first();
  await shown.waitFor();
  const isSeen = shown.evaluate((one) => {
    const image = one as unknown as { decode(): Promise<void>; naturalWidth: number };
    return image.decode().then(() => image.naturalWidth > 0);
  });
  assert.ok(await isSeen);
  await friend.locator('article').getByRole('button', { name: '增加' }).tap();
  await friend.getByRole('button', { name: '下单', exact: true }).tap();
  await friend.getByLabel('怎么称呼你').fill('阿禾');
  await friend.getByLabel('手机号').fill('16400000301');
  await friend.getByRole('dialog').getByRole('button', { name: '确认下单' }).tap();
  await friend.waitForURL(/\/orders\/\w{8}$/);
  await friend.getByText('¥128').first().waitFor();
  await other.close();

  await page.goto(`${heyi.url}/console/orders`);
  await say('阿禾');
  await page.getByText('阿禾').first().click();
  await page.waitForURL(/\/orders\/[0-9a-f-]{36}$/);
  await say('东魁杨梅');
  await auditHeyi(heyi);
});
