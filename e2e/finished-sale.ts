import type { Page } from 'playwright-core';
import { callApi } from './console-api.ts';

export interface FinishedOrder {
  readonly orderId: string;
  readonly code: string;
  readonly serial: number;
  readonly payableFen: number;
  readonly who: string;
  readonly phone: string;
}

const longName = '小区里最会做红烧带鱼的王家阿婆和她的小孙女圆圆';
/** Who ordered which goods (A, B, C) and how it reaches them. The last has not paid. */
const wishes = [
  { who: '阿禾月', kind: 'pickup', lines: { A: 2, C: 1.5 } },
  { who: longName, kind: 'pickup', lines: { A: 1, B: 1 }, note: '麻烦放门口右手边的蓝色保温箱里，按一下门铃就好' },
  { who: '谭小五', kind: 'pickup', lines: { B: 3 } },
  { who: '晓晓星', kind: 'parcel', lines: { A: 1, C: 2 } },
  { who: '阿茂林', kind: 'parcel', lines: { B: 2 } },
  { who: '施阿姨家', kind: 'parcel', lines: { A: 1 } },
  { who: '小艾草', kind: 'building', lines: { A: 1 } },
  { who: '小艾草妈', kind: 'building', lines: { B: 1 } },
  { who: '卜卜糖', kind: 'pickup', lines: { A: 1 } },
] as const;

/** A closed sale of three goods of two suppliers with nine orders, all but the last paid. */
export async function makeFinishedSale(page: Page): Promise<{ saleId: string; orders: FinishedOrder[] }> {
  const post = <Reply>(path: string, body: object) => callApi<Reply>(page, 'POST', `/api/admin/${path}`, body);
  const supplier = async (name: string) => (await post<{ supplierId: string }>('suppliers', { name })).supplierId;
  const orchard = await supplier('应家岭果园');
  const fishery = await supplier('老郑码头海鲜');
  const goods = [
    { name: '东魁大杨梅', spec: '6斤装', unit: '箱', priceFen: 12_800, costFen: 8_000, supplierId: orchard },
    { name: '椴木香菇', spec: '500g', unit: '袋', priceFen: 4_500, costFen: 2_600, supplierId: orchard },
    { name: '舟山带鱼段', spec: '', unit: '斤', priceFen: 3_600, costFen: 2_200, supplierId: fishery },
  ];
  const items: { skuId: string }[] = [];
  for (const { name, supplierId, ...sku } of goods) {
    const body = { name, supplierId, skus: [{ ...sku, quantityStep: 0.5 }] };
    items.push({ skuId: (await post<{ skuIds: string[] }>('products', body)).skuIds[0]! });
  }
  const { pickupPointId } = await post<{ pickupPointId: string }>('pickup-points', { name: '南门老邮局' });
  const { saleId } = await post<{ saleId: string }>('sales', {
    title: '周末山海团',
    startsAt: new Date(Date.now() - 3_600_000).toISOString(),
    endsAt: new Date(Date.now() + 3_600_000).toISOString(),
    deliveryKinds: ['pickup', 'building', 'parcel'],
    freightFen: 800,
    items,
  });
  await post(`sales/${saleId}/opening`, {});
  const sale = await callApi<{ items: { itemId: string; code: string }[] }>(page, 'GET', `/api/admin/sales/${saleId}`);
  const itemOf = new Map(sale.items.map(({ itemId, code }) => [code, itemId]));
  const orders: FinishedOrder[] = [];
  for (const [index, { who, kind, lines, ...rest }] of wishes.entries()) {
    const phone = `1640000${String(4_101 + index)}`;
    const places = {
      pickup: { pickupPointId },
      parcel: { address: `杭州市西湖区青石路${index + 1}号` },
      building: { building: '3', room: '501' },
    };
    const placed = await post<Omit<FinishedOrder, 'who' | 'phone'>>('orders', {
      saleId,
      lines: Object.entries(lines).map(([code, quantity]) => ({ itemId: itemOf.get(code)!, quantity })),
      delivery: { kind, recipientName: who, phone, ...places[kind] },
      ...('note' in rest ? { buyerNote: rest.note } : {}),
    });
    orders.push({ ...placed, who, phone });
  }
  await post('orders/payments', { orderIds: orders.slice(0, -1).map(({ orderId }) => orderId), method: 'transfer' });
  await post(`sales/${saleId}/closure`, {});
  return { saleId, orders };
}
