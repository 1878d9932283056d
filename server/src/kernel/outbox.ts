import type { Context } from './context.ts';
import { json, sql } from './database.ts';

/** Something that has happened, told upward along the graph. */
export interface DomainEvent {
  readonly topic: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface ClaimedEvent<Payload = Record<string, unknown>> {
  readonly id: string;
  readonly topic: string;
  readonly payload: Payload;
  readonly createdAt: Date;
}

/** A set of events of one shop, in no promised order; runs in one transaction and must be idempotent. */
export type EventHandler = (ctx: Context, events: readonly ClaimedEvent[]) => Promise<void>;

export interface Subscription {
  readonly subscriber: string;
  readonly topics: readonly string[];
  readonly handle: EventHandler;
}

/** Rows are spread over buckets so that several workers claim without meeting (and, on Citus, per shard). */
export const BUCKETS = 8;

export const bucketOf = (shopId: string): number => Number.parseInt(shopId.slice(-4), 16) % BUCKETS;

const subscriptions: Subscription[] = [];

/** Called once by the composition root, before the first command runs. */
export function setSubscriptions(all: readonly Subscription[]): void {
  subscriptions.splice(0, subscriptions.length, ...all);
}

export const findSubscription = (subscriber: string): Subscription | undefined =>
  subscriptions.find((subscription) => subscription.subscriber === subscriber);

/** Writes one outbox row per event and subscriber, in the transaction of the command that caused them. */
export async function publish(ctx: Context, events: readonly DomainEvent[]): Promise<void> {
  const rows = events.flatMap((event) =>
    subscriptions
      .filter((subscription) => subscription.topics.includes(event.topic))
      .map((subscription) => ({ event, subscriber: subscription.subscriber })),
  );
  if (rows.length === 0) return;
  await ctx.tx.run(sql`
    insert into kernel.outbox (shop_id, id, bucket, subscriber, topic, payload, created_at, due_at)
    select ${ctx.shopId}, id, ${bucketOf(ctx.shopId)}, subscriber, topic, payload, ${ctx.now}, ${ctx.now}
    from unnest(
      ${rows.map(() => ctx.newId())}::uuid[],
      ${rows.map((row) => row.subscriber)}::text[],
      ${rows.map((row) => row.event.topic)}::text[],
      ${rows.map((row) => json(row.event.payload))}::jsonb[]
    ) as event (id, subscriber, topic, payload)`);
}
