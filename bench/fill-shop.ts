import pg from 'pg';
import { addDays } from '../server/src/kernel/clock.ts';
import { createKernel, inShop, type Context, type Kernel } from '../server/src/kernel/context.ts';
import { Database } from '../server/src/kernel/database.ts';
import { Visitors } from '../server/src/kernel/http/visitors.ts';
import { derivedId, type ShopId } from '../server/src/kernel/ids.ts';
import { setSubscriptions } from '../server/src/kernel/outbox.ts';
import { createProducts, type SkuId } from '../server/src/modules/catalog/index.ts';
import { trackStock } from '../server/src/modules/inventory/index.ts';
import { placeOrders } from '../server/src/modules/orders/index.ts';
import { createSale, openSale } from '../server/src/modules/sales/index.ts';
import { allSubscriptions } from '../server/src/mounted.ts';

export const SALES = 16;
export const VISITORS = 4_000;
const PAIRS = 10;
const SET = 100;

/** Two goods of one sale that are ordered together. Number 0 is the pair everybody wants. */
export interface Offer {
  n: number;
  saleId: string;
  itemA: string;
  itemB: string;
  skuA: string;
  skuB: string;
}

export interface Filled {
  shopId: ShopId;
  offers: Offer[];
  visitors: { name: string; phone: string; cookie: string }[];
}

/** Fills the demo shop with sales, visitors and orders by its own commands, and has every table analysed. */
export async function fillShop(connection: pg.ClientConfig, orders: number): Promise<Filled> {
  setSubscriptions(allSubscriptions);
  const database = new Database(connection, { poolSize: 4 });
  const client = new pg.Client(connection);
  await client.connect();
  try {
    const { rows } = await client.query<{ shopId: ShopId }>('select shop_id as "shopId" from shops.shops limit 1');
    const { shopId } = rows[0]!;
    const kernel = createKernel({ database });
    const offers: Offer[] = [];
    for (let sale = 0; sale < SALES; sale += 1) {
      const add = (ctx: Context) => addSale(ctx, sale);
      const pairs = await inShop(kernel, shopId, { kind: 'system', job: 'bench' }, add);
      for (const pair of pairs) offers.push({ ...pair, n: offers.length });
    }
    await placeAll(kernel, shopId, offers, orders);
    await keepForPgbench(client, shopId, offers);
    return { shopId, offers, visitors: await visitorsOf(client) };
  } finally {
    await client.end();
    await database.close();
  }
}

async function addSale(ctx: Context, sale: number): Promise<Omit<Offer, 'n'>[]> {
  const names = Array.from({ length: PAIRS * 2 }, (_, index) => `好物${sale * PAIRS * 2 + index}`);
  const sku = { spec: '', unit: '份', priceFen: 1_500 };
  const products = await createProducts(
    ctx,
    names.map((name) => ({ name, skus: [sku] })),
  );
  const skuIds = products.flatMap((product) => product.skuIds);
  await trackStock(
    ctx,
    skuIds.map((skuId: SkuId) => ({ skuId, quantity: 90_000 })),
  );
  const window = { startsAt: ctx.now.toISOString(), endsAt: addDays(ctx.now, 2).toISOString() };
  const items = skuIds.map((skuId) => ({ skuId }));
  const created = await createSale(ctx, { title: `第${sale}团`, ...window, deliveryKinds: ['pickup'], items });
  await openSale(ctx, created);
  const itemIds = await itemsOf(ctx, created.saleId);
  return Array.from({ length: PAIRS }, (_, pair) => ({
    saleId: created.saleId,
    itemA: itemIds.get(skuIds[2 * pair]!)!,
    itemB: itemIds.get(skuIds[2 * pair + 1]!)!,
    skuA: skuIds[2 * pair]!,
    skuB: skuIds[2 * pair + 1]!,
  }));
}

async function itemsOf(ctx: Context, saleId: string): Promise<Map<string, string>> {
  const rows = await ctx.tx.many<{ skuId: string; id: string }>({
    text: 'select sku_id, id from sales.items where shop_id = $1 and sale_id = $2',
    values: [ctx.shopId, saleId],
  });
  return new Map(rows.map((row) => [row.skuId, row.id]));
}

const phoneOf = (visitor: number): string => `164${String(visitor).padStart(8, '0')}`;

async function placeAll(kernel: Kernel, shopId: ShopId, offers: readonly Offer[], orders: number): Promise<void> {
  for (let done = 0; done < orders; done += SET) {
    const requests = Array.from({ length: SET }, (_, index) => {
      const visitor = (done + index) % VISITORS;
      const { saleId, itemA, itemB } = offers[(done + index) % offers.length]!;
      const person = {
        name: `街坊${visitor}`,
        phone: phoneOf(visitor),
        visitorId: derivedId('visitor', String(visitor)),
      };
      const lines = [itemA, itemB].map((itemId) => ({ itemId, quantity: 1 }));
      const delivery = { kind: 'pickup', recipientName: person.name, phone: person.phone } as const;
      return { saleId, lines, delivery, channel: 'storefront', person, visitorId: person.visitorId } as const;
    });
    const actor = { kind: 'system', job: 'bench' } as const;
    const outcomes = await inShop(kernel, shopId, actor, (ctx) => placeOrders(ctx, requests));
    const refused = outcomes.find((outcome) => !outcome.ok);
    if (refused && !refused.ok) throw refused.error;
  }
}

async function keepForPgbench(client: pg.Client, shopId: ShopId, offers: readonly Offer[]): Promise<void> {
  await client.query(`
    create schema bench;
    create table bench.offers (n int primary key, sale_id uuid, item_a uuid, item_b uuid, sku_a uuid, sku_b uuid);
    create table bench.visitors (
      n serial primary key, person_id uuid, visitor_id uuid, account_id uuid, name text, phone text)`);
  for (const { n, saleId, itemA, itemB, skuA, skuB } of offers) {
    const row = [n, saleId, itemA, itemB, skuA, skuB];
    await client.query('insert into bench.offers values ($1, $2, $3, $4, $5, $6)', row);
  }
  await client.query(
    `insert into bench.visitors (person_id, visitor_id, account_id, name, phone)
    select person.id, visitor.match_value::uuid, account.id, person.display_name, phone.match_value
    from people.people person
    join people.identities visitor on visitor.shop_id = $1 and visitor.person_id = person.id
      and visitor.kind = 'visitor'
    join people.identities phone on phone.shop_id = $1 and phone.person_id = person.id and phone.kind = 'phone'
    join ledger.accounts account on account.shop_id = $1 and account.party_id = person.id
      and account.kind = 'receivable'
    where person.shop_id = $1 and person.display_name like '街坊%'`,
    [shopId],
  );
  // More than a shop may count, so that no round sells out.
  await client.query('update inventory.stock set available = 900000 where sku_id in (select sku_a from bench.offers)');
  await client.query('update inventory.stock set available = 900000 where sku_id in (select sku_b from bench.offers)');
  await client.query('vacuum analyze');
  await client.query('checkpoint');
}

async function visitorsOf(client: pg.Client): Promise<Filled['visitors']> {
  const secret = await client.query<{ value: Buffer }>(
    "select value from kernel.secrets where name = 'visitor-cookie'",
  );
  const visitors = new Visitors(secret.rows[0]!.value);
  const { rows } = await client.query<{ visitorId: string; name: string; phone: string }>(
    'select visitor_id as "visitorId", name, phone from bench.visitors order by n',
  );
  return rows.map(({ visitorId, name, phone }) => ({
    name,
    phone,
    cookie: `heyi_visitor=${visitors.write(visitorId)}`,
  }));
}
