import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { writeSheet } from '@heyi/sheets';
import { assertSound } from '../../../test/assert-sound.ts';
import { anOrder } from '../../../test/factories/orders.ts';
import { aSale } from '../../../test/factories/sales.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { sql } from '../../kernel/database.ts';
import { importTracking } from './import-tracking.ts';
import { sendParcels } from './send-parcels.ts';
import { undoTrackingImport } from './undo-tracking-import.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(async () => {
  await assertSound(shop.kernel);
  await shop.close();
});

const names = ['林晓', '周舟', '何田'];
async function placeThree() {
  return shop.run(async (ctx) => {
    const sale = await aSale(ctx);
    const placed = [];
    for (const [index, name] of names.entries()) {
      const phone = `1640000010${index}`;
      const delivery = {
        kind: 'parcel' as const,
        recipientName: name,
        phone,
        address: `青石路${index + 1}号`,
      };
      placed.push(await anOrder(ctx, sale, { person: { name, phone }, delivery, at: 'paid' }));
    }
    return { saleId: sale.saleId as string, placed };
  });
}
const sheetOf = async (titles: string[], rows: string[][]) => {
  const columns = titles.map((title) => ({ title, kind: 'text' as const }));
  return Buffer.from(await writeSheet({ sheets: [{ name: '回单', columns, rows }] }));
};
const take = (bytes: Buffer, more: { saleId?: string; trackingColumn?: string } = {}) =>
  shop.run((ctx) => importTracking(ctx, { fileName: '回单.xlsx', bytes, ...more }));
const parcelsOf = (orderId: string) =>
  shop.read((ctx) =>
    ctx.tx.many<{ trackingNo: string }>(sql`
      select tracking_no from fulfilment.parcels
      where shop_id = ${ctx.shopId} and order_id = ${orderId} and removed_at is null order by tracking_no`),
  );
const statusOf = async (orderId: string) => {
  const row = await shop.read((ctx) =>
    ctx.tx.one<{ status: string }>(sql`
      select fulfilment_status as status from orders.orders where shop_id = ${ctx.shopId} and id = ${orderId}`),
  );
  return row.status;
};
const countImports = async () => {
  const row = await shop.read((ctx) =>
    ctx.tx.one<{ count: number }>(sql`
      select count(*) as count from fulfilment.tracking_imports where shop_id = ${ctx.shopId}`),
  );
  return row.count;
};

test('other header names, a repeated row, an unknown order and blank tails: certain rows are sent, the rest told', async () => {
  const { saleId, placed } = await placeThree();
  const bytes = await sheetOf(
    ['商家订单号', '物流公司', '运单号'],
    [
      [placed[0]!.code, '顺丰速运', 'SF1234567890123'],
      [placed[0]!.code, '顺丰速运', 'SF1234567890123'],
      [placed[1]!.code, '中通快递', ''],
      ['ZZZZ9999', '中通快递', '78123456789012'],
      ['', '', ''],
      ['', '', ''],
    ],
  );
  const { outcome } = await take(bytes, { saleId });
  assert.deepEqual(await parcelsOf(placed[0]!.orderId), [{ trackingNo: 'SF1234567890123' }]);
  assert.deepEqual(await parcelsOf(placed[1]!.orderId), []);
  assert.deepEqual(
    [await statusOf(placed[0]!.orderId), await statusOf(placed[1]!.orderId)],
    ['fulfilled', 'unfulfilled'],
  );
  assert.deepEqual(outcome.ordersWithoutTracking.toSorted(), [placed[1]!.code, placed[2]!.code].toSorted());
  assert.deepEqual(outcome.unmatchedTracking, ['78123456789012']);
  assert.deepEqual(
    outcome.failures.map(({ row, reason }) => [row, reason]),
    [
      [3, '这一行和前面的重复，只算一次'],
      [4, '这一行没有快递单号'],
      [5, '没有这个订单号'],
    ],
  );
});

test('the same sheet again records nothing twice', async () => {
  const { saleId, placed } = await placeThree();
  const bytes = await sheetOf(['订单号', '快递单号'], [[placed[0]!.code, 'SF2234567890123']]);
  await take(bytes, { saleId });
  await take(bytes, { saleId });
  assert.deepEqual(await parcelsOf(placed[0]!.orderId), [{ trackingNo: 'SF2234567890123' }]);
});

test('an import is taken back whole; an order with another parcel stays sent', async () => {
  const { saleId, placed } = await placeThree();
  const byHand = [{ orderId: placed[1]!.orderId as string, courier: '圆通', trackingNo: 'YT3234567890123' }];
  await shop.run((ctx) => sendParcels(ctx, { parcels: byHand }));
  const rows = [
    [placed[0]!.code, 'SF3234567890121'],
    [placed[1]!.code, 'SF3234567890122'],
  ];
  const { importId } = await take(await sheetOf(['订单号', '快递单号'], rows), { saleId });
  const undone = await shop.run((ctx) => undoTrackingImport(ctx, { importId }));
  assert.deepEqual(undone, { undone: 2 });
  assert.deepEqual(
    [await statusOf(placed[0]!.orderId), await statusOf(placed[1]!.orderId)],
    ['unfulfilled', 'fulfilled'],
  );
  assert.deepEqual(await parcelsOf(placed[1]!.orderId), [{ trackingNo: 'YT3234567890123' }]);
  await assert.rejects(
    shop.run((ctx) => undoTrackingImport(ctx, { importId })),
    { code: 'fulfilment.import_gone' },
  );
});

test('what a person chose for an open row has a courier, and goes back with the import; a taken-back one takes no more', async () => {
  const { saleId, placed } = await placeThree();
  const { importId } = await take(await sheetOf(['收货人', '快递单号'], [['林晓', 'SF4234567890123']]), { saleId });
  assert.deepEqual(await parcelsOf(placed[0]!.orderId), []);
  const parcels = [{ orderId: placed[0]!.orderId as string, courier: '', trackingNo: 'SF4234567890123' }];
  await shop.run((ctx) => sendParcels(ctx, { parcels, importId }));
  const [sent] = await shop.read((ctx) =>
    ctx.tx.many(sql`
      select courier, courier_inferred from fulfilment.parcels
      where shop_id = ${ctx.shopId} and tracking_no = 'SF4234567890123' and removed_at is null`),
  );
  assert.deepEqual(sent, { courier: '顺丰', courierInferred: true });
  await shop.run((ctx) => undoTrackingImport(ctx, { importId }));
  assert.deepEqual(await parcelsOf(placed[0]!.orderId), []);
  await assert.rejects(
    shop.run((ctx) => sendParcels(ctx, { parcels, importId })),
    { code: 'fulfilment.import_gone' },
  );
  assert.equal(await statusOf(placed[0]!.orderId), 'unfulfilled');
});

test('what is no sheet, or a sheet without tracking numbers, is refused and nothing is kept', async () => {
  const { saleId, placed } = await placeThree();
  const before = await countImports();
  const binary = Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 37) % 256));
  await assert.rejects(take(binary, { saleId }), { code: 'fulfilment.sheet_unreadable' });
  const bare = await sheetOf(['订单号', '收货人'], [[placed[0]!.code, '林晓']]);
  await assert.rejects(take(bare, { saleId }), { code: 'fulfilment.no_tracking_column' });
  assert.equal(await countImports(), before);
  assert.deepEqual(await parcelsOf(placed[0]!.orderId), []);
});
