import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestShop, type TestShop } from '../../../test/test-shop.ts';
import { sql } from '../../kernel/database.ts';
import { postTransactions } from './post-transactions.ts';

let shop: TestShop;
before(async () => {
  shop = await createTestShop();
});
after(() => shop.close());

const sale = (referenceId: string, amountFen: number, freightFen = 0) =>
  ({
    kind: 'order_placed',
    referenceId,
    scopeId: null,
    postings: [
      { debit: { kind: 'cash' }, credit: { kind: 'revenue' }, amountFen },
      { debit: { kind: 'cash' }, credit: { kind: 'freight' }, amountFen: freightFen },
    ],
  }) as const;

const amounts = async (referenceId: string) => {
  const rows = await shop.read((ctx) =>
    ctx.tx.many<{ amountFen: number }>(sql`
      select amount_fen from ledger.postings posting
      join ledger.transactions t on t.shop_id = posting.shop_id and t.id = posting.transaction_id
      where t.shop_id = ${ctx.shopId} and t.reference_id = ${referenceId}`),
  );
  return rows.map((row) => row.amountFen);
};

test('postings of zero are left out, and a transaction of nothing but zeros is not made', async () => {
  const [some, nothing] = [shop.kernel.newId(), shop.kernel.newId()];
  await shop.run((ctx) => postTransactions(ctx, [sale(some, 700), sale(nothing, 0)]));
  assert.deepEqual(await amounts(some), [700]);
  assert.deepEqual(await amounts(nothing), []);
});

test('the same fact a second time is refused and books nothing', async () => {
  const once = shop.kernel.newId();
  await shop.run((ctx) => postTransactions(ctx, [sale(once, 300, 50)]));
  await assert.rejects(
    shop.run((ctx) => postTransactions(ctx, [sale(once, 300, 50)])),
    { code: '23505' },
  );
  assert.deepEqual((await amounts(once)).toSorted(), [300, 50]);
});

test('a negative posting is a mistake of ours and books nothing', async () => {
  const wrong = shop.kernel.newId();
  await assert.rejects(
    shop.run((ctx) => postTransactions(ctx, [sale(wrong, -1)])),
    RangeError,
  );
  assert.deepEqual(await amounts(wrong), []);
});
