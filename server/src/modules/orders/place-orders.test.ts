import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertSound } from '../../../test/assert-sound.ts';
import { anOrder, anOrderRequest } from '../../../test/factories/orders.ts';
import { aSale } from '../../../test/factories/sales.ts';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { DomainError } from '../../kernel/errors.ts';
import { sql } from '../../kernel/database.ts';
import { trackStock } from '../inventory/index.ts';
import { closeSale } from '../sales/index.ts';
import { placeOrders } from './place-orders.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(async () => {
  await assertSound(shop.kernel);
  await shop.close();
});

const codeOf = (outcome: { ok: boolean; error?: unknown } | undefined) => (outcome?.error as DomainError)?.code;

test('an order takes its goods, expects its payment and books what is owed', async () => {
  const placed = await shop.run(async (ctx) => {
    const sale = await aSale(ctx);
    const [first, second] = sale.itemIds;
    return anOrder(ctx, sale, {
      lines: [
        { itemId: first!, quantity: 2 },
        { itemId: second!, quantity: 1 },
      ],
    });
  });
  assert.equal(placed.serial, 1);
  assert.equal(placed.payableFen, 2 * 12_800 + 4_500);
  assert.match(placed.code, /^[2-9A-HJ-NP-Z]{8}$/);
  const payment = await shop.read((ctx) =>
    ctx.tx.one(sql`
      select status, amount_fen, reference from payments.payments
      where shop_id = ${ctx.shopId} and purpose_id = ${placed.orderId}`),
  );
  assert.deepEqual(payment, { status: 'pending', amountFen: 30_100, reference: '1-1' });
});

test('of a set each order stands alone: the sold-out one is refused, its neighbours are placed', async () => {
  const outcomes = await shop.run(async (ctx) => {
    const sale = await aSale(ctx);
    await trackStock(ctx, [{ skuId: sale.skuIds[0]!, quantity: 3 }]);
    const wish = (quantity: number) => anOrderRequest(sale, { lines: [{ itemId: sale.itemIds[0]!, quantity }] });
    return placeOrders(ctx, [wish(2), wish(2), wish(1)]);
  });
  assert.deepEqual(
    outcomes.map((outcome) => outcome.ok),
    [true, false, true],
  );
  assert.equal(codeOf(outcomes[1]), 'orders.sold_out');
});

test('a sold-out item among three refuses the whole order and takes nothing', async () => {
  const left = await shop.run(async (ctx) => {
    const goods = ['甲', '乙', '丙'].map((name) => ({ name: `${name}果`, unit: '份', priceFen: 100 }));
    const sale = await aSale(ctx, { goods });
    await trackStock(
      ctx,
      sale.skuIds.map((skuId, index) => ({ skuId, quantity: index === 1 ? 0 : 5 })),
    );
    const lines = sale.itemIds.map((itemId) => ({ itemId, quantity: 1 }));
    const [outcome] = await placeOrders(ctx, [anOrderRequest(sale, { lines })]);
    assert.ok(!outcome!.ok && outcome!.error instanceof DomainError);
    assert.equal(outcome!.error.code, 'orders.sold_out');
    const refused = { itemId: sale.itemIds[1]!, name: '乙果', unit: '份', left: 0 };
    assert.deepEqual(outcome!.error.details, refused);
    return ctx.tx.many(sql`
      select available, reserved from inventory.stock
      where shop_id = ${ctx.shopId} and sku_id = any(${sale.skuIds}::uuid[]) order by available desc`);
  });
  assert.deepEqual(left, [
    { available: 5, reserved: 0 },
    { available: 5, reserved: 0 },
    { available: 0, reserved: 0 },
  ]);
});

test('the limit per person counts what the person already holds, and the total limit stops at its number', async () => {
  await shop.run(async (ctx) => {
    const sale = await aSale(ctx, { items: [{ limitPerPerson: 2, limitTotal: 3 }] });
    const wish = (phone: string, quantity: number) =>
      anOrderRequest(sale, { person: { name: '友', phone }, lines: [{ itemId: sale.itemIds[0]!, quantity }] });
    const outcomes = await placeOrders(ctx, [
      wish('16400000011', 2),
      wish('16400000011', 1),
      wish('16400000012', 2),
      wish('16400000012', 1),
    ]);
    assert.deepEqual(outcomes.map(codeOf), [
      undefined,
      'orders.over_person_limit',
      'orders.over_total_limit',
      undefined,
    ]);
  });
});

test('quantities that no one can sell are refused', async () => {
  await shop.run(async (ctx) => {
    const sale = await aSale(ctx, { goods: [{ name: '青菜', unit: '斤', priceFen: 400, quantityStep: 0.5 }] });
    const wish = (quantity: number) => anOrderRequest(sale, { lines: [{ itemId: sale.itemIds[0]!, quantity }] });
    const outcomes = await placeOrders(ctx, [wish(1.5), wish(0), wish(-1), wish(1e9), wish(0.3), wish(Number.NaN)]);
    const refused = 'orders.quantity_not_allowed';
    assert.deepEqual(outcomes.map(codeOf), [undefined, refused, refused, refused, refused, refused]);
    assert.equal(outcomes[0]!.ok && outcomes[0]!.value.payableFen, 600);
  });
});

test('one second past the deadline is too late for a friend, and a closed sale still takes what staff enter', async () => {
  const sale = await shop.run((ctx) => aSale(ctx));
  const start = shop.now;
  shop.now = new Date(start.getTime() + 2 * 86_400_000 + 1_000);
  const [late] = await shop.run((ctx) => placeOrders(ctx, [anOrderRequest(sale)]));
  assert.equal(codeOf(late), 'orders.sale_ended');
  await shop.run((ctx) => closeSale(ctx, { saleId: sale.saleId }));
  const [entered] = await shop.run((ctx) => placeOrders(ctx, [anOrderRequest(sale, { channel: 'chain' })]));
  assert.equal(entered!.ok, true);
  shop.now = start;
});

test('a total that the buyer did not see is refused, never adjusted', async () => {
  const [outcome] = await shop.run(async (ctx) => {
    const sale = await aSale(ctx);
    return placeOrders(ctx, [anOrderRequest(sale, { expectedPayableFen: 1 })]);
  });
  assert.equal(codeOf(outcome), 'orders.total_changed');
});

test('the same phone under two names is one person with two orders', async () => {
  await shop.run(async (ctx) => {
    const sale = await aSale(ctx);
    const phone = '16400000077';
    await anOrder(ctx, sale, { person: { name: '王阿姨', phone } });
    await anOrder(ctx, sale, { person: { name: '王桂芳', phone } });
    const people = await ctx.tx.many(sql`
      select distinct person_id from orders.orders where shop_id = ${ctx.shopId} and sale_id = ${sale.saleId}`);
    assert.equal(people.length, 1);
  });
});
