export { postTransactions } from './post-transactions.ts';
export type { Account, AccountKind, LedgerEntry, Posting, TransactionId, TransactionKind } from './ledger.ts';
