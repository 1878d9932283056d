import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { anOrder } from '../../test/factories/orders.ts';
import { aSale } from '../../test/factories/sales.ts';
import { createTestShop, type TestShop } from '../../test/test-shop.ts';
import { sql } from '../kernel/database.ts';
import { checkInvariants } from './index.ts';

let shop: TestShop;
before(async () => void (shop = await createTestShop()));
after(() => shop.close());

async function violationsOf(id: string): Promise<unknown> {
  const findings = await shop.kernel.database.transaction('platform', checkInvariants, { readOnly: true });
  return findings.find((finding) => finding.id === id)!.violations;
}

test('a person whose count is wrong, or missing altogether, is found', async () => {
  const sale = await shop.run((ctx) => aSale(ctx));
  const { orderId } = await shop.run((ctx) => anOrder(ctx, sale));
  const { personId } = await shop.read((ctx) =>
    ctx.tx.one<{ personId: string }>(sql`
      select person_id from orders.orders where shop_id = ${ctx.shopId} and id = ${orderId}`),
  );
  assert.deepEqual(await violationsOf('person-total-is-ordered'), []);
  const wrong = [{ shopId: shop.shopId, itemId: sale.itemIds[0], personId }];
  await shop.run((ctx) => ctx.tx.run(sql`update sales.person_totals set quantity = 2 where shop_id = ${ctx.shopId}`));
  assert.deepEqual(await violationsOf('person-total-is-ordered'), wrong);
  await shop.run((ctx) => ctx.tx.run(sql`delete from sales.person_totals where shop_id = ${ctx.shopId}`));
  assert.deepEqual(await violationsOf('person-total-is-ordered'), wrong);
});
