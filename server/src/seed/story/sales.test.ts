import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse, type MenuItem } from '@heyi/jielong';
import { communities, people, products, sales, sampleChain } from './index.ts';
import type { Quantities, SaleDelivery, SaleStory } from './index.ts';

const skus = new Map(products.flatMap((product) => product.skus.map((sku) => [sku.code, sku])));
const personKeys = new Set(people.map((person) => person.key));
const communityKeys = new Set(communities.map((community) => community.key));
const pickupKeys = new Set(communities.flatMap(({ pickupPoints }) => pickupPoints.map((point) => point.key)));
const both = Object.entries(sales);

/** The orders that stand: who, what. */
function standingOrders(sale: SaleStory): { person: string | null; quantities: Quantities }[] {
  const written = sale.chains.flatMap((chain) => chain.orders.filter((order) => !order.cancelled));
  return [...written, ...sale.storefrontOrders.filter((order) => order.cancelled === null)];
}

function totalOf(orders: readonly { quantities: Quantities }[], code: string): number {
  return orders.reduce((sum, order) => sum + (order.quantities[code] ?? 0), 0);
}

function assertDelivery(sale: SaleStory, delivery: SaleDelivery): void {
  assert.ok(sale.deliveryKinds.includes(delivery.kind));
  if (delivery.kind === 'pickup') assert.ok(pickupKeys.has(delivery.pickupPoint), delivery.pickupPoint);
  if (delivery.kind === 'parcel') assert.ok(delivery.address.length > 10);
}

test('item codes run A, B, C … and each names a sku sold between its cost and its usual price', () => {
  for (const [, sale] of both) {
    assert.deepEqual(
      sale.items.map((item) => item.code),
      sale.items.map((_, index) => String.fromCodePoint(65 + index)),
    );
    for (const item of sale.items) {
      const sku = skus.get(item.sku);
      assert.ok(sku, item.sku);
      assert.ok(
        Number.isInteger(item.priceFen) && item.priceFen > sku.costFen && item.priceFen <= sku.priceFen,
        item.sku,
      );
    }
  }
});

test('one round ended about three weeks ago, the other ends in about two days', () => {
  const { finished, open } = sales;
  assert.ok(finished.startsAtHours < finished.endsAtHours && finished.endsAtHours < -20 * 24);
  assert.ok(finished.handedOutAtHours !== null && finished.handedOutAtHours > finished.endsAtHours);
  assert.ok(open.startsAtHours < 0 && open.endsAtHours > 40 && open.endsAtHours < 56);
  assert.equal(open.handedOutAtHours, null);
});

test('every order names people, places and goods that exist, in whole steps', () => {
  for (const [name, sale] of both) {
    for (const key of [...sale.communities, ...sale.chains.map((chain) => chain.community)]) {
      assert.ok(communityKeys.has(key), key);
    }
    for (const chain of sale.chains) assertDelivery(sale, chain.delivery);
    for (const order of sale.storefrontOrders) {
      assertDelivery(sale, order.delivery);
      assert.ok(order.community === null || sale.communities.includes(order.community));
      assert.ok(order.placedAtHours >= sale.startsAtHours && order.placedAtHours < Math.min(0, sale.endsAtHours));
      if (order.delivery.kind === 'parcel') assert.ok(people.find(({ key }) => key === order.person)?.phone);
    }
    for (const { person, quantities } of standingOrders(sale)) {
      assert.ok(person === null || personKeys.has(person), `${name}: ${person}`);
      for (const [code, quantity] of Object.entries(quantities)) {
        const sku = skus.get(sale.items.find((item) => item.code === code)?.sku ?? '');
        assert.ok(sku && quantity > 0 && Number.isInteger(quantity / sku.quantityStep), `${name}: ${person} ${code}`);
      }
    }
  }
});

test('limits per person, limits of the round and the store hold', () => {
  for (const [, sale] of both) {
    const orders = standingOrders(sale);
    for (const item of sale.items) {
      assert.ok(totalOf(orders, item.code) <= (item.limitTotal ?? Infinity), item.code);
      assert.ok(totalOf(orders, item.code) <= (skus.get(item.sku)?.initialStock ?? Infinity), item.code);
      for (const key of personKeys) {
        const own = orders.filter((order) => order.person === key);
        assert.ok(totalOf(own, item.code) <= (item.limitPerPerson ?? Infinity), `${key} ${item.code}`);
      }
    }
  }
});

test('the finished round has money, debts, a refund and cancellations', () => {
  const { chains, storefrontOrders, refunds } = sales.finished;
  const written = chains.flatMap((chain) => chain.orders);
  const all = [...written, ...storefrontOrders];
  const methods = all.flatMap((order) => order.paid?.method ?? []);
  assert.deepEqual([...new Set(methods)].toSorted(), ['cash', 'transfer']);
  const owing = written.filter((order) => !order.cancelled && order.paid === null).map((order) => order.person);
  assert.deepEqual(owing, ['gu-chen', 'jin-kui']);
  assert.equal(written.filter((order) => order.cancelled).length, 2);
  assert.equal(storefrontOrders.filter((order) => order.cancelled !== null).length, 1);
  assert.equal(refunds.length, 1);
  for (const order of all) if (order.paid) assert.ok(order.paid.atHours < -24);
});

test('a refund is below what the person paid for that item', () => {
  const { items, refunds } = sales.finished;
  for (const refund of refunds) {
    const own = standingOrders(sales.finished).filter((order) => order.person === refund.person);
    const priceFen = items.find((item) => item.code === refund.itemCode)?.priceFen ?? 0;
    assert.ok(refund.amountFen > 0 && refund.amountFen < totalOf(own, refund.itemCode) * priceFen);
  }
});

test('a chain has twenty entries or more and prints the prices of its round', () => {
  const texts = [
    ...sales.finished.chains.map((chain) => ({ sale: sales.finished, text: chain.text })),
    { sale: sales.open, text: sampleChain.text },
  ];
  for (const { sale, text } of texts) {
    const numbers = [...text.matchAll(/^(\d+)\. /gm)].map((match) => Number(match[1]));
    assert.ok(numbers.length >= 20);
    assert.deepEqual(
      numbers,
      numbers.map((_, index) => index + 1),
    );
    for (const item of sale.items) {
      const row = text.split('\n').find((line) => line.startsWith(`${item.code} `)) ?? '';
      assert.ok(row.includes(` ${item.priceFen / 100}元`), row);
    }
  }
});

test('every written order stands in its entry under a name the group knows', () => {
  for (const chain of sales.finished.chains) {
    for (const { entry, person } of chain.orders) {
      const line = chain.text.split('\n').find((row) => row.startsWith(`${entry}. `)) ?? '';
      assert.notEqual(line, '', `${chain.community} has no entry ${entry}`);
      const member = people
        .find(({ key }) => key === person)
        ?.memberships.find((at) => at.community === chain.community);
      const homes = member?.home ? [member.home, ...member.otherRooms] : [];
      const rooms = homes.map((home) => [home.building, home.unit, home.room].filter(Boolean).join('-'));
      const known =
        member && [member.nickname, ...rooms, ...member.nickname.split(/[ （]/)].some((name) => line.includes(name));
      assert.equal(known ?? false, person !== null, line);
    }
  }
});

/** What the reader is told of a sale's goods. */
function menuOf(sale: SaleStory): MenuItem[] {
  return sale.items.flatMap(({ code, sku: skuCode, priceFen }) => {
    const product = products.find(({ skus: ownSkus }) => ownSkus.some((sku) => sku.code === skuCode));
    const sku = skus.get(skuCode);
    if (!product || !sku) return [];
    const { name, aliases } = product;
    return [{ id: code, code, name, aliases: [...aliases], spec: sku.spec, price: priceFen / 100, unit: sku.unit }];
  });
}

test('the chain reader understands the finished chains as they are told here, with nothing left to decide', () => {
  for (const chain of sales.finished.chains) {
    const read = parse(chain.text, { menu: menuOf(sales.finished) });
    const orders = read.lines.map(({ seq, items, status }) => ({
      entry: seq,
      quantities: Object.fromEntries(items.map((item) => [item.offering, item.qty])),
      cancelled: status === 'cancelled',
    }));
    assert.deepEqual(
      orders,
      chain.orders.map(({ entry, quantities, cancelled }) => ({ entry, quantities, cancelled })),
    );
    assert.deepEqual([...read.unresolved, ...read.lines.flatMap((line) => line.review)], []);
  }
});

test('the sample has lines for a person to decide, and grows when it is pasted again', () => {
  for (const { line } of sampleChain.undecided) assert.ok(sampleChain.text.split('\n').includes(line), line);
  const before = sampleChain.text.split('\n');
  const after = sampleChain.laterText.split('\n');
  assert.equal(after.length, before.length + 2);
  assert.equal(before.filter((line, index) => line !== after[index]).length, 3);
});
