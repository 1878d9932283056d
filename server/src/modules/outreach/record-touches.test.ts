import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from '../../kernel/database.ts';
import { systemNewId } from '../../kernel/ids.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { createPerson } from '../people/index.ts';
import { recordTouches } from './record-touches.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(() => shop.close());

test('each touch says who made it, about what, for whom and when', async () => {
  const [saleId, orderId, communityId] = [systemNewId(), systemNewId(), systemNewId()];
  const { personId } = await shop.run((ctx) => createPerson(ctx, { name: '李姐' }));
  await shop.run((ctx) =>
    recordTouches(ctx, [
      { channel: 'group_text', subjectId: saleId, communityId },
      { channel: 'reminder', subjectId: orderId, personId },
    ]),
  );
  const rows = await shop.read((ctx) =>
    ctx.tx.many(sql`
      select channel, subject_id, person_id, community_id, made_by, at from outreach.touches
      where shop_id = ${ctx.shopId} order by channel`),
  );
  const madeBy = `staff:${shop.owner.staffId}`;
  assert.deepEqual(rows, [
    { channel: 'group_text', subjectId: saleId, personId: null, communityId, madeBy, at: shop.now },
    { channel: 'reminder', subjectId: orderId, personId, communityId: null, madeBy, at: shop.now },
  ]);
});

test('no touch writes nothing', async () => {
  const count = () => shop.read((ctx) => ctx.tx.one(sql`select count(*) as count from outreach.touches`));
  const before = await count();
  await shop.run((ctx) => recordTouches(ctx, []));
  assert.deepEqual(await count(), before);
});
