import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { desktop, openBrowser, phone } from './browser.ts';
import { buildingCodes } from './chains/building-codes.ts';
import type { Chain } from './chains/chain.ts';
import { goldChains, type GoldChain } from './chains/gold-chains.ts';
import { twoCherries } from './chains/two-cherries.ts';
import { weighedPork } from './chains/weighed-pork.ts';
import { callApi, makeSale } from './console-api.ts';
import { startHeyi, type Heyi } from './start-heyi.ts';

interface Review {
  version: number;
  status: string;
  menu: { itemId: string; name: string }[];
  entries: {
    id: string;
    status: string;
    orderId: string | null;
    ordered: { itemId: string; quantity: number }[] | null;
    reading: { seq: number | null; buyer: string; line: number };
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

const readReview = (pasteId: string) => callApi<Review>(page, 'GET', `/api/admin/pastes/${pasteId}`);

/** Puts the text into the box, reads it, and waits for the review. */
async function paste(saleId: string, text: string): Promise<string> {
  await page.goto(`${heyi.url}/console/intake?saleId=${saleId}`);
  await page.getByRole('combobox').nth(1).click({ force: true });
  await page.getByRole('option', { name: '不分群' }).click();
  await page.getByLabel('接龙原文').fill(text);
  await page.getByRole('button', { name: '读一读' }).click();
  await page.waitForURL(/\/intake\/[0-9a-f-]{36}$/);
  await page
    .getByRole('status')
    .filter({ hasText: /确认 \d+ 单/ })
    .waitFor();
  return page.url().split('/').at(-1)!;
}

/** Taps the answers on the card of a buyer; who it is, always somebody new. */
async function decide({ buyer, tap }: Chain['decisions'][number]): Promise<void> {
  const card = page.getByRole('article', { name: buyer, exact: true });
  for (const label of tap === 'skip' ? ['跳过这条'] : tap) await tapOn(card.getByRole('button', { name: label }));
  await card.waitFor({ state: 'detached' });
}

async function tapOn(button: ReturnType<Page['getByRole']>): Promise<void> {
  const answered = page.waitForResponse((reply) => reply.request().method() === 'PUT');
  await button.first().click();
  await answered;
}

/** Whoever is asked about only because of the name is somebody new. */
async function decideStrangers(): Promise<void> {
  const stranger = page.getByRole('button', { name: /新朋友：/ });
  while ((await stranger.count()) > 0) {
    const before = await stranger.count();
    await tapOn(stranger);
    await stranger.nth(before - 1).waitFor({ state: 'detached' });
  }
}

async function confirmAll(): Promise<void> {
  await page.getByRole('button', { name: /^(确认成单|收好这一份)$/ }).click();
  await page.getByRole('heading', { name: '这一份收好了' }).waitFor();
}

/** What the orders of a paste hold, per goods. */
function totalsOf(review: Review): Record<string, number> {
  const names = new Map(review.menu.map(({ itemId, name }) => [itemId, name]));
  const totals: Record<string, number> = {};
  for (const { itemId, quantity } of review.entries.flatMap((entry) => entry.ordered ?? [])) {
    const name = names.get(itemId)!;
    totals[name] = Math.round(((totals[name] ?? 0) + quantity) * 1000) / 1000;
  }
  return totals;
}

interface Sorting {
  totals: { goods: string; quantity: number }[];
}

/** Closes the sale and reads its sorting sheet, on the page and from the server. */
async function sortedTotals(saleId: string, goods: Chain['goods']): Promise<Record<string, number>> {
  await callApi(page, 'POST', `/api/admin/sales/${saleId}/closure`, {});
  const { totals } = await callApi<Sorting>(page, 'GET', `/api/admin/sales/${saleId}/sorting`);
  await page.goto(`${heyi.url}/console/fulfilment/sorting/${saleId}`);
  for (const total of totals) await page.getByText(total.goods).first().waitFor();
  const nameOf = new Map(goods.map(({ name, spec = '' }) => [`${name} ${spec}`.trim(), name]));
  return Object.fromEntries(totals.map((total) => [nameOf.get(total.goods) ?? total.goods, total.quantity]));
}

for (const chain of [weighedPork, twoCherries, buildingCodes]) {
  test(`from the paste to the sorting sheet with the same totals: ${chain.title}`, async () => {
    const saleId = await makeSale(page, chain.goods, chain.title);
    const pasteId = await paste(saleId, chain.text);
    assert.deepEqual(totalsOf(await readReview(pasteId)), {});
    for (const decision of chain.decisions) await decide(decision);
    await decideStrangers();
    await confirmAll();
    const review = await readReview(pasteId);
    assert.equal(review.status, 'confirmed');
    assert.deepEqual(totalsOf(review), chain.totals);
    assert.deepEqual(await sortedTotals(saleId, chain.goods), chain.totals);
  });
}

test('of two tabs one confirms; the other is told, shows the latest, and nothing is ordered twice', async () => {
  const saleId = await makeSale(page, buildingCodes.goods, '两个窗口');
  const pasteId = await paste(saleId, buildingCodes.text);
  await decideStrangers();
  const second = await page.context().newPage();
  await second.setViewportSize(phone);
  await second.goto(page.url());
  const confirm = second.getByRole('button', { name: '确认成单' });
  await confirm.waitFor();
  await confirmAll();
  await confirm.dblclick();
  await second.getByText('刚刚在别的窗口动过').waitFor();
  await second.getByRole('heading', { name: '这一份收好了' }).waitFor();
  assert.deepEqual(totalsOf(await readReview(pasteId)), buildingCodes.totals);
  const again = await callApi<{ isRepeat: boolean }>(page, 'POST', '/api/admin/pastes', {
    saleId,
    communityId: null,
    text: buildingCodes.text,
  });
  assert.equal(again.isRepeat, true);
  await second.close();
});

/** Decides what is open as the gold says, and leaves out what the gold itself leaves open. */
async function decideByGold(pasteId: string, gold: GoldChain): Promise<void> {
  const { menu, entries, version: first } = await readReview(pasteId);
  const itemOf = new Map(menu.map(({ itemId }, index) => [gold.goods[index]!.id, itemId]));
  let version = first;
  for (const { id, status, reading } of entries) {
    const line = gold.lines.find(({ seq, buyer }) => seq === reading.seq && buyer === reading.buyer);
    if (status !== 'needs_decision') continue;
    const items = line?.items?.map(({ goodsId, quantity }) => ({ itemId: itemOf.get(goodsId)!, quantity }));
    const answer =
      items && items.length > 0 ? { items, personId: null, buyer: reading.buyer || '没写名字' } : { skip: true };
    const path = `/api/admin/pastes/${pasteId}/entries/${id}`;
    ({ version } = await callApi<{ version: number }>(page, 'PUT', path, { version, ...answer }));
  }
}

for (const gold of goldChains()) {
  test(`gold case ${gold.id}: ${gold.title}`, async () => {
    const saleId = await makeSale(
      page,
      gold.goods.map(({ id: _id, ...goods }) => goods),
      `${gold.id} ${gold.title}`,
    );
    const pasteId = await paste(saleId, gold.text);
    await decideByGold(pasteId, gold);
    await page.reload();
    await confirmAll();
    assert.deepEqual(totalsOf(await readReview(pasteId)), gold.totals);
    assert.deepEqual(await sortedTotals(saleId, gold.goods), gold.totals);
  });
}
