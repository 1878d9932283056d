import type { Page } from 'playwright-core';
import type { ChainGoods } from './chains/chain.ts';

/** Calls the API as the signed-in page does; throws what was refused. */
export async function callApi<Reply>(page: Page, method: string, path: string, body?: object): Promise<Reply> {
  const { status, reply } = await page.evaluate(
    async (call) => {
      const headers = {
        'content-type': 'application/json',
        'x-heyi': 'console',
        'idempotency-key': crypto.randomUUID(),
      };
      const { method: verb, path: url, body: sent } = call;
      const answer = await fetch(url, { method: verb, headers, ...(sent && { body: JSON.stringify(sent) }) });
      return { status: answer.status, reply: await answer.json() };
    },
    { method, path, body },
  );
  if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(reply)}`);
  return reply as Reply;
}

/** An open sale of goods of its own, for pickup. */
export async function makeSale(page: Page, goods: readonly ChainGoods[], title: string): Promise<string> {
  const items: { skuId: string; code?: string }[] = [];
  for (const { name, code, ...sku } of goods) {
    const product = { name, skus: [sku] };
    const { skuIds } = await callApi<{ skuIds: string[] }>(page, 'POST', '/api/admin/products', product);
    items.push({ skuId: skuIds[0]!, ...(code && { code }) });
  }
  const hour = 3_600_000;
  const sale = {
    title: title.slice(0, 40),
    startsAt: new Date(Date.now() - hour).toISOString(),
    endsAt: new Date(Date.now() + 48 * hour).toISOString(),
    deliveryKinds: ['pickup'],
    items,
  };
  const { saleId } = await callApi<{ saleId: string }>(page, 'POST', '/api/admin/sales', sale);
  await callApi(page, 'POST', `/api/admin/sales/${saleId}/opening`, {});
  return saleId;
}
