import type { Statement } from '../kernel/database.ts';

/** A sentence about the data that must always hold, and a query that must return no row. */
export interface Invariant {
  readonly id: string;
  readonly promise: string;
  readonly violations: Statement;
}
