import { Batcher, type Outcome } from '../../kernel/batch.ts';
import { inShop, type Context, type Kernel } from '../../kernel/context.ts';
import { json, sql } from '../../kernel/database.ts';
import { conflict, unavailable } from '../../kernel/errors.ts';
import { inputHash } from '../../kernel/http/idempotency.ts';
import type { ShopId } from '../../kernel/ids.ts';
import { findTimers } from '../shops/index.ts';
import { placeOrders, type OrderRequest, type PlacedOrder } from './place-orders.ts';

/** One buyer's click: an order with the key that makes a second click the same order. */
export interface OrderCall {
  readonly key: string;
  readonly visitorId: string;
  readonly request: Omit<OrderRequest, 'visitorId' | 'unpaidCloseMinutes'>;
}

/**
 * What a click is answered. `visitorId` is the browser's number at the first click: when that reply, and the cookie in
 * it, was lost, the browser comes back with another number and gets its first one again.
 */
export interface OrderReply extends PlacedOrder {
  readonly visitorId: string;
}

const SCOPE = 'store order';
const BATCH_MAX = 64;
const WAITING_MAX = 5_000;

interface Remembered {
  key: string;
  inputHash: Buffer;
  reply: OrderReply;
}

/** Places buyers' orders through the kernel's batch: one transaction for all that arrive while one is committed. */
export function createOrderBatch(kernel: Kernel): Batcher<OrderCall, OrderReply> {
  return new Batcher({
    sizeMax: BATCH_MAX,
    waitingMax: WAITING_MAX,
    overflow: () => unavailable('http.busy'),
    run: (shopId, calls) =>
      inShop(kernel, shopId as ShopId, { kind: 'system', job: 'storefront' }, (ctx) => placeCalls(ctx, calls)),
  });
}

/** Keys are remembered only for orders that were placed: after a refusal the buyer may change and try again. */
async function placeCalls(ctx: Context, calls: readonly OrderCall[]): Promise<Outcome<OrderReply>[]> {
  const keys = calls.map((call) => call.key);
  const [timers, known] = await Promise.all([
    findTimers(ctx),
    ctx.tx.many<Remembered>(sql`
      select key, input_hash, reply from kernel.idempotency_keys
      where shop_id = ${ctx.shopId} and scope = ${SCOPE} and key = any(${keys}::text[])`),
  ]);
  const first = new Map<string, { hash: Buffer; outcome: () => Outcome<OrderReply> }>();
  for (const row of known) {
    first.set(row.key, { hash: row.inputHash, outcome: () => ({ ok: true, value: row.reply }) });
  }
  const fresh: FreshCall[] = [];
  let placed: Outcome<OrderReply>[] = [];
  const answers = calls.map((call) => {
    const hash = inputHash(call.request);
    const before = first.get(call.key);
    if (before && !before.hash.equals(hash)) {
      return (): Outcome<OrderReply> => ({ ok: false, error: conflict('http.idempotency_key_reused') });
    }
    if (before) return before.outcome;
    const index = fresh.push({ ...call, hash }) - 1;
    const outcome = () => placed[index]!;
    first.set(call.key, { hash, outcome });
    return outcome;
  });
  placed = await placeFresh(ctx, fresh, timers.unpaidCloseMinutes);
  return answers.map((outcome) => outcome());
}

interface FreshCall extends OrderCall {
  readonly hash: Buffer;
}

async function placeFresh(
  ctx: Context,
  fresh: readonly FreshCall[],
  unpaidCloseMinutes: number,
): Promise<Outcome<OrderReply>[]> {
  const requests = fresh.map(({ request, visitorId }) => {
    const person = 'id' in request.person ? request.person : { ...request.person, visitorId };
    return { ...request, person, visitorId, unpaidCloseMinutes };
  });
  const outcomes = (await placeOrders(ctx, requests)).map((outcome, index): Outcome<OrderReply> => {
    return outcome.ok ? { ok: true, value: { ...outcome.value, visitorId: fresh[index]!.visitorId } } : outcome;
  });
  const kept = outcomes.flatMap((outcome, index) => (outcome.ok ? [{ ...fresh[index]!, reply: outcome.value }] : []));
  if (kept.length === 0) return outcomes;
  await ctx.tx.run(sql`
    insert into kernel.idempotency_keys (shop_id, scope, key, input_hash, status, reply, created_at)
    select ${ctx.shopId}, ${SCOPE}, key, input_hash, 200, reply, ${ctx.now}
    from unnest(${kept.map((call) => call.key)}::text[], ${kept.map((call) => call.hash)}::bytea[],
      ${kept.map((call) => json(call.reply))}::jsonb[]) as kept (key, input_hash, reply)`);
  return outcomes;
}
