import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { DomainError } from '../errors.ts';
import { networkOf, RateLimiter, type Caller } from './rates.ts';
import type { RateClass } from './route.ts';

let shop: TestShop;
before(async () => void (shop = await createTestShop()));
after(() => shop.close());

/** How many of `calls` in a row are answered. */
async function answered(limiter: RateLimiter, rate: RateClass, calls: number, caller: (call: number) => Caller) {
  let count = 0;
  for (let call = 0; call < calls; call += 1) {
    try {
      await limiter.count(rate, caller(call));
      count += 1;
    } catch (error) {
      assert.ok(error instanceof DomainError && error.code === 'http.too_many_requests');
    }
  }
  return count;
}

const visitor = (id: string, address: string): Caller => ({ known: { id, isVisitor: true }, address });
const stranger = (address: string): Caller => ({ known: undefined, address });

test('a visitor has twenty orders a minute, whatever others at the same address do', async () => {
  const limiter = new RateLimiter(shop.kernel, 1);
  assert.equal(await answered(limiter, 'order', 25, () => visitor('a', '10.0.0.1')), 20);
  assert.equal(await answered(limiter, 'order', 1, () => visitor('b', '10.0.0.1')), 1);
  shop.now = new Date(shop.now.getTime() + 60_000);
  assert.equal(await answered(limiter, 'order', 1, () => visitor('a', '10.0.0.1')), 1);
});

test('taking a new number for every call does not get past the limit of the address', async () => {
  const limiter = new RateLimiter(shop.kernel, 1);
  assert.equal(await answered(limiter, 'order', 700, (call) => visitor(`v${call}`, '10.0.0.2')), 600);
  assert.equal(await answered(limiter, 'order', 30, () => stranger('10.0.0.3')), 20);
});

test('guesses are counted over all processes, by address and not by visitor', async () => {
  const processes = [new RateLimiter(shop.kernel, 1), new RateLimiter(shop.kernel, 1)];
  const guess = async (calls: number, address: (call: number) => string) => {
    let count = 0;
    for (let call = 0; call < calls; call += 1) {
      count += await answered(processes[call % 2]!, 'lookup', 1, () => visitor(`v${call}`, address(call)));
    }
    return count;
  };
  assert.equal(await guess(14, () => '10.0.0.4'), 10);
  assert.equal(await guess(14, (call) => `2001:db8:1:2::${call.toString(16)}`), 10);
  assert.equal(await guess(3, () => '10.0.0.5'), 3);
  shop.now = new Date(shop.now.getTime() + 600_000);
  assert.equal(await guess(2, () => '10.0.0.4'), 2);
});

test('the network of an address is the whole of IPv4 and half of IPv6', () => {
  const networks = ['10.0.0.1', '::ffff:10.0.0.1', '2001:db8::1', '2001:0db8:0:0:5:6:7:8', '::1', 'fe80::1%eth0'];
  assert.deepEqual(networks.map(networkOf), [
    '10.0.0.1',
    '::ffff:10.0.0.1',
    '2001:db8:0:0',
    '2001:db8:0:0',
    '0:0:0:0',
    'fe80:0:0:0',
  ]);
});
