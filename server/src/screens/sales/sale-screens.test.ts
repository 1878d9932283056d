import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { anOrder } from '../../../test/factories/orders.ts';
import { aSale } from '../../../test/factories/sales.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { addMembers, createCommunity } from '../../modules/communities/index.ts';
import { archiveSale, closeSale } from '../../modules/sales/index.ts';
import { readSaleAudiences } from './sale-audiences.ts';
import { readSaleDetail } from './sale-detail.ts';
import { readSaleGoods } from './sale-goods.ts';
import { readSaleList, saleTabs } from './sale-list.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(() => shop.close());

/** An open sale for one community of two members, with a paid order from there and an unpaid one from nowhere. */
const aRunningSale = () =>
  shop.run(async (ctx) => {
    const { communityId } = await createCommunity(ctx, { name: '桂花苑 3 栋', kind: 'building' });
    await addMembers(ctx, { communityId, members: [{ nickname: '李姐' }, { nickname: '王阿姨' }] });
    const sale = await aSale(ctx, { title: '杨梅团', communityIds: [communityId], items: [{ limitTotal: 60 }] });
    await anOrder(ctx, sale, { communityId, at: 'paid' });
    await anOrder(ctx, sale, {
      person: { name: '王哥', phone: '16400000002' },
      lines: [{ itemId: sale.itemIds[1]!, quantity: 2 }],
    });
    return { ...sale, communityId };
  });

test('a sale shows what was ordered of its goods, what was paid, and each community', async () => {
  const sale = await aRunningSale();
  const detail = await shop.read((ctx) => readSaleDetail(ctx, sale.saleId));
  assert.deepEqual([detail.title, detail.state, detail.endsAt], ['杨梅团', 'open', '2026-11-22T02:00:00.000Z']);
  assert.deepEqual(
    detail.items.map(({ code, name, spec, sold, limitTotal, available }) => [
      code,
      name,
      spec,
      sold,
      limitTotal,
      available,
    ]),
    [
      ['A', '东魁杨梅', '6斤装', 1, 60, null],
      ['B', '土鸡蛋', '30枚', 2, null, null],
    ],
  );
  assert.deepEqual(detail.orders, {
    count: 2,
    personCount: 2,
    unpaidCount: 1,
    waitingCount: 2,
    orderedFen: 21_800,
    paidFen: 12_800,
    refundedFen: 0,
  });
  const progress = { orderCount: 1, personCount: 1 };
  assert.deepEqual(detail.communities, [
    {
      ...progress,
      communityId: sale.communityId,
      name: '桂花苑 3 栋',
      invited: true,
      memberCount: 2,
      orderedFen: 12_800,
      unpaidCount: 0,
    },
    { ...progress, communityId: null, name: '', invited: false, memberCount: 0, orderedFen: 9_000, unpaidCount: 1 },
  ]);
  await assert.rejects(
    shop.read((ctx) => readSaleDetail(ctx, shop.shopId)),
    { code: 'sales.not_found' },
  );
});

test('each sale stands in one tab, and is found by words of its title or its code', async () => {
  const made = await shop.run(async (ctx) => ({
    open: await aSale(ctx, { title: '开着的' }),
    draft: await aSale(ctx, { title: '还没开', at: 'draft' }),
    later: await aSale(ctx, { title: '明天开', startsAt: '2026-11-21T10:00:00+08:00' }),
    ending: await aSale(ctx, { title: '刚截止', endsAt: '2026-11-20T11:00:00+08:00' }),
    closed: await aSale(ctx, { title: '结束了' }),
    archived: await aSale(ctx, { title: '收起来', at: 'draft' }),
  }));
  await shop.run(async (ctx) => {
    await closeSale(ctx, made.closed);
    await archiveSale(ctx, made.archived);
  });
  shop.now = new Date('2026-11-20T11:00:01+08:00');
  const titles: Record<string, string[]> = {};
  for (const tab of saleTabs) {
    const { rows, next } = await shop.read((ctx) => readSaleList(ctx, { tab }));
    assert.equal(next, null);
    titles[tab] = rows.map((row) => `${row.title} ${row.state}`).filter((title) => !title.startsWith('杨梅团'));
  }
  assert.deepEqual(titles, {
    open: ['开着的 open'],
    upcoming: ['明天开 upcoming', '还没开 draft'],
    closed: ['结束了 closed', '刚截止 closed'],
    archived: ['收起来 archived'],
  });
  for (const search of ['开着', made.open.code.toLowerCase()]) {
    const { rows } = await shop.read((ctx) => readSaleList(ctx, { tab: 'open', search }));
    assert.deepEqual(
      rows.map((row) => row.saleId),
      [made.open.saleId],
    );
  }
});

test('the list counts live orders and their money', async () => {
  const { rows } = await shop.read((ctx) => readSaleList(ctx, { tab: 'open', search: '杨梅团' }));
  assert.deepEqual(
    rows.map(({ itemCount, communities, orderCount, orderedFen, paidFen, pictures }) => ({
      itemCount,
      communities,
      orderCount,
      orderedFen,
      paidFen,
      pictures,
    })),
    [
      {
        itemCount: 2,
        communities: ['桂花苑 3 栋'],
        orderCount: 2,
        orderedFen: 21_800,
        paidFen: 12_800,
        pictures: [],
      },
    ],
  );
});

test('goods to sell are found by name and spec, and communities come with their members', async () => {
  const found = await shop.read((ctx) => readSaleGoods(ctx, { search: '东魁' }));
  assert.ok(found.rows.length > 0);
  assert.deepEqual(
    new Set(found.rows.map((row) => `${row.name} ${row.spec} ${row.priceFen}`)),
    new Set(['东魁杨梅 6斤装 12800']),
  );
  const percent = await shop.read((ctx) => readSaleGoods(ctx, { search: '%' }));
  assert.deepEqual(percent.rows, []);
  const { communities } = await shop.read((ctx) => readSaleAudiences(ctx));
  assert.deepEqual(
    communities.map(({ name, memberCount, pickupPoints }) => ({ name, memberCount, pickupPoints })),
    [{ name: '桂花苑 3 栋', memberCount: 2, pickupPoints: [] }],
  );
});
