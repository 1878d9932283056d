import type { Clock } from './clock.ts';
import { systemClock } from './clock.ts';
import type { Database, Tx } from './database.ts';
import type { Id, NewId, ShopId } from './ids.ts';
import { systemNewId } from './ids.ts';

export type Role = 'owner' | 'manager' | 'clerk' | 'packer' | 'readonly';

/** Who acts. A visitor is a browser that has ordered or is about to; it names no person by itself. */
export type Actor =
  | { kind: 'staff'; staffId: Id<'staff'>; name: string; role: Role }
  | { kind: 'api_key'; keyId: Id<'api_key'>; name: string; scopes: readonly string[] }
  | { kind: 'visitor'; visitorId: Id<'visitor'> }
  | { kind: 'system'; job: string };

/** How an actor is written into history rows: `staff:<id>`, `system:close-unpaid-orders`. */
export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case 'staff':
      return `staff:${actor.staffId}`;
    case 'api_key':
      return `api_key:${actor.keyId}`;
    case 'visitor':
      return `visitor:${actor.visitorId}`;
    case 'system':
      return `system:${actor.job}`;
  }
}

/** One transaction, one tenant, who acts, one instant, one id source. Made only here. */
export interface Context {
  readonly tx: Tx;
  readonly shopId: ShopId;
  readonly actor: Actor;
  readonly now: Date;
  readonly newId: NewId;
}

export interface Kernel {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
}

export function createKernel(parts: { database: Database; clock?: Clock; newId?: NewId }): Kernel {
  return { database: parts.database, clock: parts.clock ?? systemClock, newId: parts.newId ?? systemNewId };
}

/** Runs a command for one shop in one transaction. */
export function inShop<T>(
  kernel: Kernel,
  shopId: ShopId,
  actor: Actor,
  work: (ctx: Context) => Promise<T>,
): Promise<T> {
  const now = kernel.clock.now();
  return kernel.database.transaction({ shopId }, (tx) => work({ tx, shopId, actor, now, newId: kernel.newId }));
}

/** Runs a read model for one shop; PostgreSQL refuses writes in it. */
export function readShop<T>(
  kernel: Kernel,
  shopId: ShopId,
  actor: Actor,
  read: (ctx: Context) => Promise<T>,
): Promise<T> {
  const now = kernel.clock.now();
  const run = (tx: Tx) => read({ tx, shopId, actor, now, newId: kernel.newId });
  return kernel.database.transaction({ shopId }, run, { readOnly: true });
}
