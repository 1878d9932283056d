import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { aStockedSku, findDrift, readStock } from '../../../test/factories/inventory.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { systemNewId } from '../../kernel/ids.ts';
import { sumQuantities } from '../../kernel/quantity.ts';
import { adjustStock } from './adjust-stock.ts';
import { countStock } from './count-stock.ts';
import { receiveStock } from './receive-stock.ts';
import { releaseStock } from './release-stock.ts';
import { reserveStock } from './reserve-stock.ts';
import { returnStock } from './return-stock.ts';
import { shipStock } from './ship-stock.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(() => shop.close());

const quantity = fc.integer({ min: 1, max: 20_000 }).map((thousandths) => thousandths / 1000);
const step = fc.record({
  verb: fc.constantFrom('reserve', 'release', 'ship', 'return', 'receive', 'adjust', 'count'),
  sku: fc.nat(1),
  order: fc.nat(2),
  quantity,
  down: fc.boolean(),
});

test('whatever happens, stock is the sum of its movements and of what went in and out', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const skuIds = await shop.run(async (ctx) => [await aStockedSku(ctx, 10), await aStockedSku(ctx, 10)]);
      const orders = [systemNewId(), systemNewId(), systemNewId()];
      const inside = [10, 10];
      for (const { verb, sku, order, quantity: amount, down } of steps) {
        const skuId = skuIds[sku]!;
        const demands = [{ skuId, quantity: amount, referenceId: orders[order]! }];
        const change = await shop.run(async (ctx) => {
          const before = (await readStock(ctx, skuId))!;
          if (verb === 'reserve') await reserveStock(ctx, [{ key: 'order', demands }]);
          if (verb === 'release') await releaseStock(ctx, demands);
          if (verb === 'ship') return (await shipStock(ctx, demands)).map((moved) => -moved.quantity);
          if (verb === 'return') return (await returnStock(ctx, demands)).map((moved) => moved.quantity);
          if (verb === 'receive') await receiveStock(ctx, [{ skuId, quantity: amount }]);
          if (verb === 'receive') return [amount];
          if (verb === 'count') await countStock(ctx, [{ skuId, available: amount, reason: '盘点' }]);
          if (verb === 'count') return [amount, -before.available];
          const signed = down ? -Math.min(amount, before.available) : amount;
          if (verb !== 'adjust' || signed === 0) return [];
          await adjustStock(ctx, [{ skuId, change: signed, reason: '调整' }]);
          return [signed];
        });
        inside[sku] = sumQuantities([inside[sku]!, ...change]);
      }
      await shop.read(async (ctx) => {
        assert.deepEqual(await findDrift(ctx), []);
        for (const [index, skuId] of skuIds.entries()) {
          const stock = (await readStock(ctx, skuId))!;
          assert.equal(sumQuantities([stock.available, stock.reserved]), inside[index]);
        }
      });
    }),
    { numRuns: 40 },
  );
});
