import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { aSale } from '../../../test/factories/sales.ts';
import { sql } from '../../kernel/database.ts';
import { createCommunity } from '../communities/index.ts';
import type { SaleId } from './sale.ts';
import { setAudience } from './set-audience.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(() => shop.close());

const audienceOf = (saleId: SaleId) =>
  shop.read(async (ctx) => {
    const rows = await ctx.tx.many<{ name: string }>(sql`
      select name from sales.audiences audience
      join communities.communities community on community.shop_id = audience.shop_id
        and community.id = audience.community_id
      where audience.shop_id = ${ctx.shopId} and audience.sale_id = ${saleId} order by name collate "C"`);
    return rows.map((row) => row.name);
  });

test('the communities of a sale are replaced as a set, and an unknown one changes nothing', async () => {
  const { saleId, ids } = await shop.run(async (ctx) => ({
    ...(await aSale(ctx)),
    ids: [
      (await createCommunity(ctx, { name: 'A 栋', kind: 'building' })).communityId,
      (await createCommunity(ctx, { name: 'B 栋', kind: 'building' })).communityId,
    ] as string[],
  }));
  await shop.run((ctx) => setAudience(ctx, saleId, [ids[0]!, ids[0]!]));
  assert.deepEqual(await audienceOf(saleId), ['A 栋']);
  await shop.run((ctx) => setAudience(ctx, saleId, ids));
  assert.deepEqual(await audienceOf(saleId), ['A 栋', 'B 栋']);
  await assert.rejects(
    shop.run((ctx) => setAudience(ctx, saleId, [shop.shopId])),
    {
      code: 'communities.community_not_found',
    },
  );
  assert.deepEqual(await audienceOf(saleId), ['A 栋', 'B 栋']);
  await shop.run((ctx) => setAudience(ctx, saleId, []));
  assert.deepEqual(await audienceOf(saleId), []);
});
