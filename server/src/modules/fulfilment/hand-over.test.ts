import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertSound } from '../../../test/assert-sound.ts';
import { anOrder } from '../../../test/factories/orders.ts';
import { aSale } from '../../../test/factories/sales.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { sql } from '../../kernel/database.ts';
import type { OrderParts } from '../../../test/factories/orders.ts';
import { deliverOrders } from './deliver-orders.ts';
import { handOver } from './hand-over.ts';
import { sendParcels } from './send-parcels.ts';
import { undoHandover } from './undo-handover.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(async () => {
  await assertSound(shop.kernel);
  await shop.close();
});

const place = (parts: OrderParts = {}) =>
  shop.run(async (ctx) => {
    const sale = await aSale(ctx);
    const lines = [
      { itemId: sale.itemIds[0]!, quantity: 3 },
      { itemId: sale.itemIds[1]!, quantity: 1 },
    ];
    return (await anOrder(ctx, sale, { lines, at: 'paid', ...parts })).orderId as string;
  });
const toDoor = {
  kind: 'building',
  recipientName: '李姐',
  phone: '16400000001',
  building: '3',
  room: '501',
} as const;

const stateOf = (orderId: string) =>
  shop.read((ctx) =>
    ctx.tx.one(sql`
      select fulfilment_status, pickup_status,
        (select json_agg(l.picked_up order by l.position) from orders.lines l where l.order_id = o.id) as picked_up
      from orders.orders o where shop_id = ${ctx.shopId} and id = ${orderId}`),
  );
const untouched = { fulfilmentStatus: 'unfulfilled', pickupStatus: 'waiting', pickedUp: [0, 0] };

test('a part is handed over, then the rest in one tap', async () => {
  const orderId = await place();
  const part = {
    orders: [{ orderId, lines: [{ position: 1, quantity: 2 }] }],
    how: 'code' as const,
  };
  await shop.run((ctx) => handOver(ctx, part));
  assert.deepEqual(await stateOf(orderId), {
    fulfilmentStatus: 'part_fulfilled',
    pickupStatus: 'part_picked_up',
    pickedUp: [2, 0],
  });
  await shop.run((ctx) => handOver(ctx, { orders: [{ orderId }], how: 'phone_tail' }));
  assert.deepEqual(await stateOf(orderId), {
    fulfilmentStatus: 'fulfilled',
    pickupStatus: 'picked_up',
    pickedUp: [3, 1],
  });
});

test('more than is left is refused and nothing is handed over', async () => {
  const orderId = await place();
  const other = await place();
  const orders = [{ orderId: other }, { orderId, lines: [{ position: 1, quantity: 4 }] }];
  await assert.rejects(
    shop.run((ctx) => handOver(ctx, { orders, how: 'list' })),
    { code: 'orders.more_than_ordered' },
  );
  assert.deepEqual([await stateOf(orderId), await stateOf(other)], [untouched, untouched]);
});

test('of two windows that hand the same order over, one is told that nothing is left', async () => {
  const orderId = await place();
  const tap = () => shop.run((ctx) => handOver(ctx, { orders: [{ orderId }], how: 'list' }));
  const taps = await Promise.allSettled([tap(), tap()]);
  const refused = taps.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
  assert.deepEqual(refused, ['fulfilment.nothing_left']);
});

test('a mistake is taken back whole, and only once', async () => {
  const orderId = await place();
  await shop.run((ctx) => handOver(ctx, { orders: [{ orderId }], how: 'list' }));
  await shop.run((ctx) => undoHandover(ctx, { orderId }));
  assert.deepEqual(await stateOf(orderId), untouched);
  await assert.rejects(
    shop.run((ctx) => undoHandover(ctx, { orderId })),
    { code: 'fulfilment.nothing_handed_over' },
  );
});

test('doors are delivered, pickups are handed over, and neither passes as the other', async () => {
  const door = await place({ delivery: toDoor });
  const pickup = await place();
  const both = { orderIds: [door, pickup] };
  await assert.rejects(
    shop.run((ctx) => deliverOrders(ctx, both)),
    { code: 'fulfilment.is_pickup' },
  );
  const asPickup = { orders: [{ orderId: door }], how: 'list' as const };
  await assert.rejects(
    shop.run((ctx) => handOver(ctx, asPickup)),
    { code: 'fulfilment.not_for_pickup' },
  );
  const parcels = [{ orderId: pickup, courier: '顺丰', trackingNo: 'SF1234567890123' }];
  await assert.rejects(
    shop.run((ctx) => sendParcels(ctx, { parcels })),
    { code: 'fulfilment.is_pickup' },
  );
  assert.deepEqual(await stateOf(pickup), untouched);
  await shop.run((ctx) => deliverOrders(ctx, { orderIds: [door] }));
  await shop.run((ctx) => deliverOrders(ctx, { orderIds: [door] }));
  assert.deepEqual(await stateOf(door), {
    fulfilmentStatus: 'fulfilled',
    pickupStatus: 'not_applicable',
    pickedUp: [0, 0],
  });
});
