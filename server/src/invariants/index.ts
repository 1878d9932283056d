import { findBrokenLinks } from '../kernel/audit.ts';
import type { Tx } from '../kernel/database.ts';
import { goodsInvariants } from './goods.ts';
import type { Invariant } from './invariant.ts';
import { moneyInvariants } from './money.ts';
import { platformInvariants } from './platform.ts';

/** Everything that must hold, always: run after tests, in simulation and by `heyi audit` on a live system. */
export const invariants: readonly Invariant[] = [...moneyInvariants, ...goodsInvariants, ...platformInvariants];

export interface Finding {
  readonly id: string;
  readonly promise: string;
  /** Keys of the rows that break it; empty when it holds. */
  readonly violations: readonly Record<string, unknown>[];
}

/** Runs every invariant in one transaction with sight of every shop. */
export async function checkInvariants(tx: Tx): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { id, promise, violations } of invariants)
    findings.push({ id, promise, violations: await tx.many(violations) });
  findings.push({
    id: 'audit-hashes',
    promise: 'no row of the audit chain was changed or cut off',
    violations: await findBrokenLinks(tx),
  });
  return findings;
}
