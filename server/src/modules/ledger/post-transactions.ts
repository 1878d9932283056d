import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/database.ts';
import { derivedId } from '../../kernel/ids.ts';
import type { Account, LedgerEntry, TransactionId } from './ledger.ts';

const accountId = (shopId: string, account: Account): string => derivedId(shopId, account.kind, account.partyId ?? '');

/**
 * Posts a set of transactions. Postings of zero are left out, and a transaction without postings is not made.
 * Accounts come into being at their first posting; their ids follow from shop, kind and party.
 */
export async function postTransactions(ctx: Context, entries: readonly LedgerEntry[]): Promise<void> {
  const real = entries
    .map((entry) => ({ ...entry, id: ctx.newId<TransactionId>(), postings: entry.postings.filter(isPositive) }))
    .filter((entry) => entry.postings.length > 0);
  if (real.length === 0) return;
  const accounts = new Map<string, Account>();
  const postings = real.flatMap((entry) =>
    entry.postings.map((posting, position) => {
      const debit = accountId(ctx.shopId, posting.debit);
      const credit = accountId(ctx.shopId, posting.credit);
      accounts.set(debit, posting.debit).set(credit, posting.credit);
      return { transactionId: entry.id, position, debit, credit, amountFen: posting.amountFen };
    }),
  );
  // In id order, so that two transactions opening the same accounts wait for each other instead of deadlocking.
  const opened = [...accounts].toSorted(([a], [b]) => (a < b ? -1 : 1));
  await Promise.all([
    ctx.tx.run(sql`
      insert into ledger.accounts (shop_id, id, kind, party_id, created_at)
      select ${ctx.shopId}, id, kind, party_id, ${ctx.now}
      from unnest(${opened.map(([id]) => id)}::uuid[], ${opened.map(([, account]) => account.kind)}::text[],
        ${opened.map(([, account]) => account.partyId ?? null)}::uuid[]) as account (id, kind, party_id)
      on conflict do nothing`),
    ctx.tx.run(sql`
      insert into ledger.transactions (shop_id, id, kind, reference_id, scope_id, memo, occurred_at)
      select ${ctx.shopId}, id, kind, reference_id, scope_id, memo, ${ctx.now}
      from unnest(${real.map((entry) => entry.id)}::uuid[], ${real.map((entry) => entry.kind)}::text[],
        ${real.map((entry) => entry.referenceId)}::uuid[], ${real.map((entry) => entry.scopeId)}::uuid[],
        ${real.map((entry) => entry.memo ?? '')}::text[]) as entry (id, kind, reference_id, scope_id, memo)`),
    ctx.tx.run(sql`
      insert into ledger.postings (shop_id, transaction_id, position, debit_account_id, credit_account_id, amount_fen)
      select ${ctx.shopId}, transaction_id, position, debit_account_id, credit_account_id, amount_fen
      from unnest(${postings.map((posting) => posting.transactionId)}::uuid[],
        ${postings.map((posting) => posting.position)}::smallint[],
        ${postings.map((posting) => posting.debit)}::uuid[], ${postings.map((posting) => posting.credit)}::uuid[],
        ${postings.map((posting) => posting.amountFen)}::bigint[])
        as posting (transaction_id, position, debit_account_id, credit_account_id, amount_fen)`),
  ]);
}

function isPositive(posting: { amountFen: number }): boolean {
  if (posting.amountFen < 0) throw new RangeError('a posting is never negative: swap debit and credit');
  return posting.amountFen > 0;
}
