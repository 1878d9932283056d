import { inShop, type Kernel } from '../../kernel/context.ts';
import { sql, type Statement } from '../../kernel/database.ts';
import type { ShopId } from '../../kernel/ids.ts';
import type { Sweep } from '../../kernel/jobs.ts';
import { closeOrders } from './close-orders.ts';

const SHOP_BATCH = 50;
const ORDER_BATCH = 200;

/** Unpaid orders past their own deadline are closed and their goods go back on sale. */
export const closeUnpaidOrders: Sweep = {
  name: 'close-unpaid-orders',
  schedule: '*/10 * * * * *',
  run: (kernel) =>
    eachShop(
      kernel,
      sql`select distinct shop_id from orders.orders
        where payment_due_at <= ${kernel.clock.now()} and payment_due_at is not null and closed_at is null
          and payment_status = 'unpaid' and fulfilment_status = 'unfulfilled' limit ${SHOP_BATCH}`,
      closeUnpaidOf,
    ),
};

/** Orders that are out and undisputed complete by themselves. */
export const completeOrders: Sweep = {
  name: 'complete-orders',
  schedule: '30 * * * * *',
  run: (kernel) =>
    eachShop(
      kernel,
      sql`select distinct shop_id from orders.orders
        where completion_due_at <= ${kernel.clock.now()} and completion_due_at is not null and closed_at is null
          and fulfilment_status = 'fulfilled' limit ${SHOP_BATCH}`,
      completeOf,
    ),
};

async function eachShop(
  kernel: Kernel,
  due: Statement,
  work: (kernel: Kernel, shopId: ShopId) => Promise<number>,
): Promise<{ full: boolean }> {
  const shops = await kernel.database.transaction('platform', (tx) => tx.many<{ shopId: ShopId }>(due));
  let full = shops.length === SHOP_BATCH;
  for (const { shopId } of shops) {
    if ((await work(kernel, shopId)) === ORDER_BATCH) full = true;
  }
  return { full };
}

/** The due rows are locked and read again here: one paid or put off meanwhile stays open. */
function closeUnpaidOf(kernel: Kernel, shopId: ShopId): Promise<number> {
  return inShop(kernel, shopId, { kind: 'system', job: 'close-unpaid-orders' }, async (ctx) => {
    const due = await ctx.tx.many<{ id: string }>(sql`
      select id from orders.orders
      where shop_id = ${shopId} and payment_due_at <= ${ctx.now} and closed_at is null and payment_status = 'unpaid'
        and fulfilment_status = 'unfulfilled'
      order by id limit ${ORDER_BATCH} for no key update skip locked`);
    if (due.length > 0) await closeOrders(ctx, { orderIds: due.map((row) => row.id), reason: 'unpaid_expired' });
    return due.length;
  });
}

function completeOf(kernel: Kernel, shopId: ShopId): Promise<number> {
  return inShop(kernel, shopId, { kind: 'system', job: 'complete-orders' }, (ctx) =>
    ctx.tx.run(sql`
      update orders.orders set fulfilment_status = 'completed', updated_at = ${ctx.now}, version = version + 1
      where shop_id = ${shopId} and id in (
        select id from orders.orders
        where shop_id = ${shopId} and completion_due_at <= ${ctx.now} and closed_at is null
          and fulfilment_status = 'fulfilled'
        order by id limit ${ORDER_BATCH} for no key update skip locked)`),
  );
}
