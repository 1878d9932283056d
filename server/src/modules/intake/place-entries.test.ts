import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { aReading } from '../../../test/factories/entries.ts';
import { aCommunity } from '../../../test/factories/communities.ts';
import { aSale } from '../../../test/factories/sales.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { sql } from '../../kernel/database.ts';
import { trackStock } from '../inventory/index.ts';
import { findMenu } from '../sales/index.ts';
import { resolvePersons } from './entry-people.ts';
import { findEntries, lockPaste } from './find-pastes.ts';
import { judgeEntries } from './judge-entries.ts';
import { pasteText } from './paste-text.ts';
import { placeEntries } from './place-entries.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(() => shop.close());

test('the entries of a chain are placed at the only pickup point of the group; the sold-out one is refused alone', async () => {
  await shop.run(async (ctx) => {
    const { communityId, pickupPointId } = await aCommunity(ctx);
    const sale = await aSale(ctx, { deliveryKinds: ['pickup'] });
    await trackStock(ctx, [{ skuId: sale.skuIds[0]!, quantity: 2 }]);
    const text = '#接龙\n周末鲜果团\nA 东魁杨梅 128元/箱\nB 土鸡蛋 45元/盒\n\n1. 阿青 A1\n2. 李姐 A2\n3. 小满 B2';
    const { pasteId } = await pasteText(ctx, { saleId: sale.saleId, communityId, text });
    const paste = await lockPaste(ctx, pasteId, 1);
    const entries = await resolvePersons(ctx, await findEntries(ctx, pasteId));
    const menu = await findMenu(ctx, sale.saleId);
    const settled = await placeEntries(ctx, { paste, menu, entries, rooms: new Map() });
    assert.deepEqual(
      settled.map(({ entry, outcome }) => [entry.reading.buyer, outcome.ok]),
      [
        ['阿青', true],
        ['李姐', false],
        ['小满', true],
      ],
    );
    const placed = await ctx.tx.many(sql`
      select recipient_name, pickup_point_id, payable_fen from orders.orders
      where shop_id = ${ctx.shopId} and sale_id = ${sale.saleId} order by serial`);
    assert.deepEqual(placed, [
      { recipientName: '阿青', pickupPointId, payableFen: 12_800 },
      { recipientName: '小满', pickupPointId, payableFen: 9_000 },
    ]);
  });
});

test('a member of the group is known by the name there, and somebody else is new', async () => {
  await shop.run(async (ctx) => {
    const { communityId, personIds } = await aCommunity(ctx, { name: '桂雨里', members: [{ nickname: '王阿姨' }] });
    const sale = await aSale(ctx);
    const entries = ['王阿姨', '赵小川'].map((buyer, index) => ({
      chainKey: buyer,
      reading: aReading(buyer, index + 1, sale.itemIds[0]!),
      change: 'new' as const,
      earlier: undefined,
    }));
    const judged = await judgeEntries(ctx, { entries, menu: await findMenu(ctx, sale.saleId), communityId });
    assert.deepEqual(
      judged.map(({ status, personId }) => [status, personId]),
      [
        ['ready', personIds[0]],
        ['ready', null],
      ],
    );
  });
});
